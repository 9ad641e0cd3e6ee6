export type Theme = "light" | "dark" | "system";

/** The cookie that holds the choice, so that the server's first picture is already right. */
export const themeCookie = "gatehouse.theme";

/** The theme in a cookie's value; anything unknown means «as the system». */
export function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The value of `data-theme` on `<html>`; undefined leaves the choice to the system. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
