/** Values that occur more than once in a list. */
export const repeatedIn = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);
