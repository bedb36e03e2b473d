import { describe, expect, it } from "vitest";
import { quoted, sidOf } from "../../../steps/sql/quoted";

describe("The SID of a principal", () => {
    it.each([
        // jonascrevecoeur/terraform-provider-azuresql#78: an application and its user in a database.
        ["aa0ca2bc-3342-4a36-9665-6c2c171425a0", "0xBCA20CAA4233364A96656C2C171425A0"],
        // learn.microsoft.com/dotnet/api/system.guid.tobytearray: a GUID and its bytes.
        ["35918bc9-196d-40ea-9779-889d79b753f0", "0xC98B91356D19EA409779889D79B753F0"],
        // Bytes of .NET and of the page of uniqueidentifier; workloads/sql/tests/test_scripts.py compares them with .NET.
        ["00112233-4455-6677-8899-aabbccddeeff", "0x33221100554477668899AABBCCDDEEFF"],
        ["6f9619ff-8b86-d011-b42d-00c04fc964ff", "0xFF19966F868B11D0B42D00C04FC964FF"],
        ["35918BC9-196D-40EA-9779-889D79B753F0", "0xC98B91356D19EA409779889D79B753F0"],
    ])("%s is %s", (id, sid) => {
        expect(sidOf(id)).toBe(sid);
    });

    it.each(["", "0", "35918bc9-196d-40ea-9779-889d79b753f", "35918bc9-196d-40ea-9779-889d79b753f0; DROP TABLE a"])(
        "is not made from %j",
        (id) => {
            expect(() => sidOf(id)).toThrow("is not a GUID");
        },
    );
});

describe("A name in a statement", () => {
    it("ends at no bracket of its own", () => {
        expect(quoted("a] TO [dbo")).toBe("[a]] TO [dbo]");
    });

    it.each(["", "a\nb", "a\0", "a\u202e", "a".repeat(129)])("is not %j", (name) => {
        expect(() => quoted(name)).toThrow("is no name of an object in a database");
    });
});
