// What services of Azure, Databricks, GitHub and Pulumi call their credentials, and how those look.

const words =
    "secret|password|passwd|passphrase|pwd|token|credential|apikey|accesskey|accountkey|sharedkey|privatekey|primarykey|secondarykey|connectionstring|sas";
const value = "values?|texts?|strings?|keys?|pem|ur[il]|base64|hash";

// At the end: `tokenLifetimeDays` and `secretName` hold none.
const credentialName = new RegExp(`(${words})s?(${value})?\\d*$`);

/** Whether an input of this name holds a credential: `azureClientSecret`, `api_key`, `sasToken`. */
export function namesCredential(name: string): boolean {
    return credentialName.test(name.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

// Source of the forms of tokens: github.com/gitleaks/gitleaks, config/gitleaks.toml; wider than there, since a text that
// is hidden without need costs less than one that is shown.
const forms = [
    `(${words})["']?\\s*[:=]`,
    "SharedAccessSignature|(^|[?&])sig=|-----BEGIN",
    "eyJ[A-Za-z0-9_-]{10,}\\.",
    "^dapi[0-9a-f]{16,}|^gh[opsu]_[A-Za-z0-9]{20,}|^pul-[0-9a-f]{20,}",
    "^[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{20,}$",
    "^[A-Za-z0-9+/]{40,}={0,2}$",
];
const credential = new RegExp(forms.join("|"), "i");

/** Whether a text looks like a credential: a token of a known form, a connection string, a long base64 text. */
export const looksLikeCredential = (text: string): boolean => credential.test(text);
