/**
 * How Data Factory reads pages of a REST API: learn.microsoft.com/azure/data-factory/connector-rest, "Pagination support".
 * MaxRequestNumber is left out: a feed that has more pages would be cut without an error.
 */
export const paginationKey =
    /^(AbsoluteUrl(\.\{\w+\})?|(QueryParameters|Headers)(\.[\w{}-]+|\['[^']+'\])|EndCondition:.+|supportRFC5988)$/;

/** Seconds of a request and between two: the types of azure-rest-api-specs are time spans, these are what is useful of them. */
export const restLimits = {
    /** Until a request is answered; 100 by default. */
    requestTimeoutSeconds: [1, 3600],
    /** From the answer of one page to the request of the next; 1 by default. */
    requestIntervalSeconds: [0, 3600],
} as const;
