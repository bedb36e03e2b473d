import type { ResourceChange } from "../../../comparison/types";
import { countOf } from "../../../words";
import { element } from "./dom";
import { SearchForm, selection, type Choice } from "./fields";
import { actions } from "./links";
import type { Model } from "./model";

/** Every change, with a search and a choice of what is done above them. */
export function changeList(
    model: Model,
    changes: readonly ResourceChange[],
    rowOf: (change: ResourceChange) => HTMLElement,
): HTMLElement {
    const rows = changes.map((change) => ({ change, row: element("li", {}, rowOf(change)), text: "" }));
    const action = selection("action", "every action", actionChoices(changes));
    const apply = () => {
        const words = form.words();
        let found = 0;
        for (const one of rows) {
            // Read when somebody searches, and kept: every letter typed asks for all of them.
            if (words.length > 0) {
                one.text ||= searchText(model, one.change);
            }
            const shown =
                (action.value === "" || one.change.action === action.value) &&
                words.every((word) => one.text.includes(word));
            one.row.hidden = !shown;
            if (shown) {
                found += 1;
            }
        }
        form.say(words.length > 0 || action.value !== "" ? found : undefined, countOf(rows.length, "change"));
    };
    const form = new SearchForm("Changes", "name, type, URN, property or value", { Action: action }, apply);
    apply();
    return element("div", {}, form.view, element("ul", { class: "change-list" }, ...rows.map(({ row }) => row)));
}

function actionChoices(changes: readonly ResourceChange[]): Choice[] {
    return (Object.keys(actions) as (keyof typeof actions)[]).flatMap((action): Choice[] => {
        const count = changes.filter((change) => change.action === action).length;
        return count > 0 ? [[action, `${actions[action].word} (${count})`]] : [];
    });
}

function searchText(model: Model, { urn, type, name, properties }: ResourceChange): string {
    const values = properties.map(({ path, before, after }) => `${path} ${JSON.stringify([before, after])}`);
    return [urn, `${model.kindOf(type)} ${name}`, ...values].join("\n").toLowerCase();
}
