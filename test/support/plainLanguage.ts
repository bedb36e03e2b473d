/** One idiom that readers would have to translate, and what to write in its place. */
export interface Idiom {
    pattern: RegExp;
    better: string;
}

/** Idioms that comments, messages, titles and docs do not use. Add one where a review finds it twice. */
export const idioms: readonly Idiom[] = [
    { pattern: /\banew\b/i, better: '"again", or "is recreated" of a resource that is replaced' },
    { pattern: /\bstands? (twice|more than once)\b/i, better: '"is duplicated"' },
    { pattern: /\bstands? beside\b/i, better: '"conflicts with", "is set together with"' },
    { pattern: /\bbesides?\b/i, better: '"next to", "in addition to", "other than", "with"' },
    { pattern: /\bwhoever\b/i, better: 'who it is: "users", "callers", "the principal that"' },
    { pattern: /\bbr(ings?|inging|ought)\b/i, better: '"existing", "has", "includes", "creates"' },
    { pattern: /\bdata's way\b/i, better: '"data flow"' },
    { pattern: /\bways? out\b/i, better: '"egress", "outbound access", "remedy"' },
    { pattern: /\bmay (do )?harm\b|\bharms?\b/i, better: '"risk", "data loss"' },
    { pattern: /\b(can|could|cannot|to) be had\b/i, better: '"be resolved", "be read", "be reached"' },
    {
        pattern: /\b(is|are|was|were|be|been|being|as) told\b|\btold (of|otherwise|by)\b/i,
        better: '"is reported", "is set", "receives", "is distinguished by"',
    },
    { pattern: /\b(goes|go|going) (first|along)\b/i, better: '"is deleted first", "is deleted with it"' },
    { pattern: /\b(takes?|taken|taking) along\b/i, better: '"is replaced with it", "is deleted with it"' },
    { pattern: /\bby (itself|themselves)\b/i, better: '"automatically", "alone"' },
    { pattern: /\bage?ing\b/i, better: '"deprecated"' },
    { pattern: /\bthe machine\b(?!-| Learning)/i, better: '"the host", "the computer"' },
    {
        pattern: /\b((?<!front-)doors?|weather|story|stories|chapters?|theatre|worlds?)\b/i,
        better: '"public access", "fault injection", "scenario", "phase", "backend"',
    },
    { pattern: /\b(nobody|everybody)\b/i, better: '"no one", "no principal", "all users", "every principal"' },
    { pattern: /\blet(s|ting)? (\w+ ){0,3}in\b(?! addition)/i, better: '"allow", "admit"' },
    { pattern: /\bfaults?\b(?! (injection|injector))/i, better: '"issue", "error"; "fault" only of fault injection' },
    { pattern: /\bkeeps? what (it|they) ha(s|ve)\b/i, better: '"is not changed"' },
    { pattern: /\b(other|every|own) rooms?\b/i, better: '"folder"' },
];
