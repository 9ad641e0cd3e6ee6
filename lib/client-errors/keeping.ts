import type { ClientReport } from "./client-report.ts";

const DAY_MS = 86_400_000;

/** What nobody saw for this long is forgotten, open or resolved. */
export const FORGET_AFTER_MS = 30 * DAY_MS;

/**
 * So many errors of each kind one organization, or the instance, keeps open: strangers cannot fill a
 * disk, nor hide what scripts do behind made-up violations, which anybody can send.
 */
export const MOST_OPEN = 250;

/** What everything beyond that is counted under. */
export const OTHER: { readonly fingerprint: string; readonly report: ClientReport } = {
  fingerprint: "other",
  report: {
    kind: "error",
    message: "Other errors, beyond the most that are kept apart",
    source: "",
    stack: "",
    page: "",
    browser: "",
    directive: null,
    blocked: null,
  },
};
