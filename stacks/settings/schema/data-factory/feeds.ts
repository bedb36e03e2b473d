import { z } from "zod";
import { fileFeedDefaults } from "../../../../components/data-factory/checks";

const name = z.string().describe("Name, which is its folder in the zone. A change copies it again");

/** Files of an SFTP server. */
export const fileFeedField = z
    .strictObject({
        name,
        mode: z
            .enum(["full", "watermark"])
            .describe(
                "Files of each run: full all, watermark those that were modified since the last run. A change copies all files once",
            ),
        folder: z
            .string()
            .describe("Folder of the server: from the root with a slash first, else from the folder of the user"),
        filePattern: z
            .string()
            .optional()
            .describe(`Which files, with * and ? for characters; ${fileFeedDefaults.filePattern} by default`),
        recursive: z
            .boolean()
            .optional()
            .describe(`Whether files of folders below are copied as well; ${fileFeedDefaults.recursive} by default`),
        lookbackSeconds: z
            .int()
            .optional()
            .describe(
                `Seconds before the last run from which modified files are copied again; ${fileFeedDefaults.lookbackSeconds} by default. Only in mode watermark`,
            ),
    })
    .describe("Files of one kind");

/** Answers of a REST API. */
export const answerFeedField = z
    .strictObject({
        name,
        mode: z.literal("full").describe("Each run copies all answers"),
        relativeUrl: z
            .string()
            .describe(
                "What the address of the API is followed by, with its query. Refused: an absolute address and keys",
            ),
    })
    .describe("Answers of one kind");
