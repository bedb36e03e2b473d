/** Ranges that the internet does not route: RFC 1918, and RFC 6598 for those shared by carriers. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;
