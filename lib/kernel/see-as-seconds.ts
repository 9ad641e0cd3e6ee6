/** How long somebody looks as somebody else before they see with their own eyes again by themselves. */
export const SEE_AS_SECONDS = 30 * 60;
