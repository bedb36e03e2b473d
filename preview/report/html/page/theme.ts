import { element } from "./dom";

const themes = ["system", "light", "dark"];
const key = "azure-ml-platform-theme";

/** The switch between light and dark; what is chosen is remembered where the browser allows it. */
export function themeSwitch(onChange: () => void): HTMLElement {
    const select = element(
        "select",
        { name: "theme" },
        ...themes.map((theme) => element("option", { value: theme }, theme)),
    );
    const apply = () => {
        if (select.value === "system") {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = select.value;
        }
    };
    select.value = remembered();
    apply();
    select.addEventListener("change", () => {
        apply();
        remember(select.value);
        onChange();
    });
    return element("label", { class: "theme" }, element("span", {}, "Theme"), select);
}

// A browser may refuse storage to a page that comes from a file.
function remembered(): string {
    try {
        const theme = localStorage.getItem(key) ?? "";
        return themes.includes(theme) ? theme : "system";
    } catch {
        return "system";
    }
}

function remember(theme: string): void {
    try {
        localStorage.setItem(key, theme);
    } catch {
        // The choice holds for this visit.
    }
}
