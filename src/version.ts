/** The release of openras that records are made by; the same as in package.json. */
export const VERSION = '0.1.0';

/** The releases whose records this one can work out again. */
export const KNOWN_VERSIONS = [VERSION] as const;
