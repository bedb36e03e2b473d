import { visible } from "../../../../azure/visibleText";
import type { PageData } from "../data";
import { changesView } from "./changes";
import { DiagramsView } from "./diagrams";
import { element } from "./dom";
import { issuesView } from "./issues";
import { findingsView } from "./findings";
import { headerView } from "./header";
import { Model } from "./model";
import { ResourcesView } from "./resources";

interface Room {
    /** First part of the address. */
    name: string;
    /** Words of the link. */
    title: string;
    /** Number behind them. */
    count?: number;
    /** Makes what is shown, when it is first asked for. */
    make: () => HTMLElement;
    /** Shows what the rest of the address names. */
    open?: (rest: string) => void;
}

const model = new Model(JSON.parse(document.getElementById("data")?.textContent ?? "{}") as PageData);
const { data } = model;
let resources: ResourcesView | undefined;
let diagrams: DiagramsView | undefined;

const rooms: Room[] = [
    ...issueRooms(data),
    ...(data.comparison
        ? [{ name: "changes", title: "Changes", count: data.comparison.changes.length, make: () => changesView(model) }]
        : []),
    ...(data.policy ? planRooms(data) : []),
];

function issueRooms({ stack, issues = [], baseIssues = [] }: PageData): Room[] {
    const count = issues.length + baseIssues.length;
    return count === 0
        ? []
        : [{ name: "issues", title: "Issues", count, make: () => issuesView(stack, issues, baseIssues) }];
}

function planRooms({ policy, diagrams: drawn }: PageData): Room[] {
    const openResource = (urn: string) => urn !== "" && resources?.open(urn);
    return [
        {
            name: "resources",
            title: "Resources",
            count: data.resources.length,
            make: () => (resources = new ResourcesView(model)).view,
            open: openResource,
        },
        { name: "findings", title: "Findings", count: policy?.violations.length, make: () => findingsView(model) },
        ...(drawn.length > 0
            ? [
                  {
                      name: "diagrams",
                      title: "Diagrams",
                      count: drawn.length,
                      make: () => (diagrams = new DiagramsView(drawn)).view,
                      open: (name: string) => void diagrams?.open(name),
                  },
              ]
            : []),
    ];
}

const places = new Map(rooms.map(({ name }) => [name, element("section", { class: `room ${name}`, hidden: true })]));
const links = new Map(
    rooms.map(({ name, title, count }) => [
        name,
        element("a", { href: `#${name}` }, title, count !== undefined && element("span", { class: "count" }, count)),
    ]),
);
const main = element("main", { id: "main", tabindex: -1 }, ...places.values());

function go(first: boolean): void {
    const [name = "", rest = ""] = splitOnce(location.hash.slice(1));
    const room = rooms.find((one) => one.name === name) ?? rooms[0];
    const place = room && places.get(room.name);
    if (!room || !place) {
        return;
    }
    for (const [other, section] of places) {
        section.hidden = other !== room.name;
    }
    for (const [other, link] of links) {
        if (other === room.name) {
            link.setAttribute("aria-current", "page");
        } else {
            link.removeAttribute("aria-current");
        }
    }
    if (place.childElementCount === 0) {
        place.append(room.make());
    }
    // A reader's place is where the link led, save when the page opens.
    if (!first && rest === "") {
        place.querySelector<HTMLElement>("h2[tabindex]")?.focus({ preventScroll: true });
    }
    room.open?.(decoded(rest));
}

const splitOnce = (text: string) => [text.split("/")[0], text.slice(text.split("/", 1)[0]?.length).slice(1)];

// Somebody may have edited the address.
function decoded(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return "";
    }
}

function onSlash(event: KeyboardEvent): void {
    const writing = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey || !data.policy) {
        return;
    }
    event.preventDefault();
    if (!searchShown()) {
        history.pushState(null, "", "#resources");
        go(true);
    }
    searchShown()?.select();
}

const searchShown = () => main.querySelector<HTMLInputElement>(".room:not([hidden]) input[type=search]");

const skip = element("a", { href: "#main", class: "skip" }, "Skip to content");
skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
});

document.title = visible(`Preview of ${data.stack}`);
document.body.append(
    skip,
    headerView(model, () => diagrams?.redraw()),
    element("nav", { "aria-label": "Page", class: "rooms" }, ...links.values()),
    main,
);
addEventListener("hashchange", () => go(false));
addEventListener("keydown", onSlash);
// Paper cannot be opened.
addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll(".room:not([hidden]) details")) {
        part.dispatchEvent(new Event("fill"));
        (part as HTMLDetailsElement).open = true;
    }
});
go(true);
