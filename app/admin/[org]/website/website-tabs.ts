import type { Abilities } from "../_shell/sections.ts";

/** A part of the website's settings; its address is below `/admin/{org}/website`. */
export type WebsiteTab = { readonly segment: string; readonly label: string };

/** The parts that a member may open, in their order. */
export const websiteTabs = (can: Abilities): readonly WebsiteTab[] => [
  ...only(can.design, { segment: "design", label: "Design" }),
  ...only(can.site, { segment: "navigation", label: "Navigation" }),
  ...only(can.site, { segment: "redirects", label: "Redirects" }),
  ...only(can.site, { segment: "hostnames", label: "Hostnames" }),
];

const only = (shown: boolean, tab: WebsiteTab): readonly WebsiteTab[] => (shown ? [tab] : []);
