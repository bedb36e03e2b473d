import { z } from "zod";
import { settingsSchema } from "./sections";

/** JSON Schema of a stack file, by which an editor completes and checks it. */
export function stackFileSchema(project: string): object {
    const { properties = {}, required = [] } = z.toJSONSchema(settingsSchema, { io: "input" });
    const key = (section: string) => `${project}:${section}`;
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: `Stack file of ${project}`,
        description: "Settings of one stack; rules between settings are checked by npm run preview.",
        type: "object",
        properties: {
            secretsprovider: {
                type: "string",
                description: "Secrets provider of the stack, written by pulumi stack init.",
            },
            encryptionsalt: {
                type: "string",
                description: "Salt of a passphrase provider; the platform has no secrets, so none is committed.",
            },
            encryptedkey: {
                type: "string",
                description: "Key of a cloud secrets provider, written by pulumi stack init.",
            },
            config: {
                type: "object",
                properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [key(name), schema])),
                required: required.map(key),
                propertyNames: { pattern: `^(?!${project}:)|^${project}:(${Object.keys(properties).join("|")})$` },
            },
        },
        required: ["config"],
        additionalProperties: false,
    };
}
