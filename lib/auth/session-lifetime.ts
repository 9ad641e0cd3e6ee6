/** A program's session ends after this long whatever happens, however it renews its tokens: 90 days. */
export const API_SESSION_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000;

/** A program that renewed nothing for this long signs in again: 30 days. */
export const REFRESH_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * How long after its use a refresh token is only refused, rather than taken for stolen: 10 seconds,
 * for a program that sent it twice at once. See docs/tokens.md.
 */
export const REFRESH_GRACE_MS = 10 * 1000;

/** How often the time of last use is written at most; reading pages must not become writing. */
export const SESSION_TOUCH_MS = 60 * 1000;
