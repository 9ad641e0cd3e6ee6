/** The version of this Gatehouse, as `package.json` says it; a test compares the two. */
export const GATEHOUSE_VERSION = "0.1.0";
