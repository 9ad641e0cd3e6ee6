/** Whether this browser runs where Cmd is pressed instead of Ctrl. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
