/** The classes of data that the tag `dataClassification` names, from the least to the most restricted; this project's choice. */
export const dataClassifications = ["public", "internal", "confidential", "restricted"] as const;
