import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversAllOfInternet, coversInternet, reachesOthers } from "../../../policies/core/azure/addressSpace";

const octets = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
const range = fc
    .tuple(fc.nat(0xffffffff), fc.integer({ min: 1, max: 31 }))
    .map(([address, length]) => `${octets(address)}/${length}`);
const tag = fc.constantFrom("VirtualNetwork", "AzureLoadBalancer", "Storage.WestEurope", "AzureCloud");

/** The two halves of a range. */
function halves(cidr: string): string[] {
    const [address = "", length] = cidr.split("/");
    const number = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    const rest = 2 ** (32 - Number(length));
    const first = number - (number % rest);
    return [first, first + rest / 2].map((start) => `${octets(start)}/${Number(length) + 1}`);
}

/** 0.0.0.0/0 in as many pieces as there are choices. */
function pieces(choices: readonly number[]): string[] {
    return choices.reduce(
        (list, choice) => {
            const at = choice % list.length;
            const whole = list[at] as string;
            return whole.endsWith("/32") ? list : [...list.slice(0, at), ...halves(whole), ...list.slice(at + 1)];
        },
        ["0.0.0.0/0"],
    );
}

describe("The internet is covered", () => {
    it.each([
        [["*"]],
        [["Any"]],
        [["internet"]],
        [["0.0.0.0/0"]],
        [["10.0.0.0/0"]],
        [["0.0.0.0/1", "128.0.0.0/1"]],
        [["128.0.0.0/2"]],
        [["0.0.0.0-255.255.255.255"]],
        [["1.0.0.0-223.255.255.255"]],
        [Array.from({ length: 223 }, (_, i) => `${i + 1}.0.0.0/8`)],
        [["::/0"]],
        [["2000::/3"]],
        [["::/1", "8000::/1"]],
        [["VirtualNetwork", "2000::/4", "10.0.0.0/8"]],
    ])("by %j", (prefixes) => {
        expect(coversInternet(prefixes)).toBe(true);
        expect(reachesOthers(prefixes)).toBe(true);
    });

    it.each([
        [[]],
        [[""]],
        [["VirtualNetwork"]],
        [["AzureCloud", "Storage"]],
        [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3", "fc00::/7"]],
        [["0.0.0.0/4"]],
        [["17.0.0.0/8", "19.0.0.0/8", "2603::/16"]],
        [["203.0.113.7"]],
        [["0.0.0.0"]],
        [["10.0.0.0/33", "300.0.0.0/1", "1.2.3/0"]],
    ])("not by %j", (prefixes) => {
        expect(coversInternet(prefixes)).toBe(false);
    });

    it("whole by whatever pieces 0.0.0.0/0 is cut into, in any order, and not without a public one", () => {
        const cut = fc.array(fc.nat(), { maxLength: 60 }).map(pieces);
        fc.assert(
            fc.property(
                cut.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
                fc.nat(),
                (all, choice) => {
                    expect([coversAllOfInternet(all), coversInternet(all)]).toEqual([true, true]);
                    const left = all[choice % all.length] as string;
                    const others = all.filter((each) => each !== left);
                    expect(coversAllOfInternet(others)).toBe(!reachesOthers([left]));
                },
            ),
        );
    });
});

describe("Addresses of others are reached", () => {
    it.each([
        "192.168.0.0/15",
        "10.0.0.0/7",
        "100.64.0.0/9",
        "172.16.0.0/11",
        "2001:db8::1",
        "203.0.113.7",
        "9.255.255.255-10.0.0.1",
        "AzureCloud",
        "azurecloud.westeurope",
        "Internet",
    ])("by %s", (prefix) => {
        expect(reachesOthers([prefix])).toBe(true);
    });

    it.each([
        "10.0.0.0/8",
        "10.1.2.3",
        "172.31.255.0/24",
        "192.168.0.0/16",
        "100.127.0.0/16",
        "169.254.169.254",
        "fc00::/6",
        "fe80::1",
        "virtualnetwork",
        "AzureLoadBalancer",
        "",
    ])("not by %s", (prefix) => {
        expect(reachesOthers([prefix])).toBe(false);
    });

    it("by more where there are more, and the same by the halves of a range", () => {
        const either = fc.array(fc.oneof(range, tag), { maxLength: 8 });
        fc.assert(
            fc.property(either, either, range, (some, more, whole) => {
                const all = [...some, ...more];
                for (const judge of [reachesOthers, coversInternet, coversAllOfInternet]) {
                    expect(judge(some) && !judge(all)).toBe(false);
                    expect(judge([...some, ...halves(whole)])).toBe(judge([...some, whole]));
                }
                expect(coversAllOfInternet(all) && !coversInternet(all)).toBe(false);
                expect(coversInternet(all) && !reachesOthers(all)).toBe(false);
            }),
        );
    });
});
