/** A session ends after this long whatever happens: 14 days. */
export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

/** A session that nobody used for this long is over: 12 hours, a working day and its evening. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;

/** How often the time of last use is written at most; reading pages must not become writing. */
export const SESSION_TOUCH_MS = 60 * 1000;
