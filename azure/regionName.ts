/** A region as ids have it, by that name or its display name: `West Europe` is `westeurope`. */
export const regionName = (location: string) => location.toLowerCase().replaceAll(" ", "");
