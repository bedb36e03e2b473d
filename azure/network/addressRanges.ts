/** IPv4 ranges of networks that are one's own: RFC 1918, and RFC 6598 for those shared by carriers. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;

/** The address by which Azure answers within every network. Source: learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16. */
export const azureResolver = "168.63.129.16";

/**
 * IPv4 ranges that the internet does not route. Source: IANA IPv4 Special-Purpose Address Registry, iana.org/assignments/
 * iana-ipv4-special-registry (RFC 1918, 6598, 1122, 3927), and RFC 1112 for what begins with 224. Ranges for documentation
 * are left out: a rule that names one names no address of ours.
 */
export const unroutedRanges = [...privateRanges, "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"] as const;

/** The IPv6 range that the internet routes. Source: RFC 4291, section 2.4, and IANA IPv6 Address Space: Global Unicast. */
export const routedIpv6Range = "2000::/3";

/**
 * Service tags that stand for nothing outside one's own networks: the virtual network with what it is connected to, and the
 * probes of Azure's load balancers, 168.63.129.16. Every other stands for public addresses of a service that all tenants
 * use. Source: "Virtual network service tags", learn.microsoft.com/azure/virtual-network/service-tags-overview.
 */
export const ownServiceTags = ["VirtualNetwork", "AzureLoadBalancer"] as const;

/** Prefixes that stand for every address. Source: as of the service tags; `Any` is what the portal calls `*`. */
export const everyAddress = ["*", "Any", "Internet"] as const;
