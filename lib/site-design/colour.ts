type Channels = readonly [number, number, number];

/** How far two colours are apart, from 1 to 21, as WCAG 2.2 measures it («contrast ratio»). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** So much of the second colour in the first: 0 is none of it, 1 nothing else. */
export function mixed(base: string, other: string, share: number): string {
  const [from, to] = [channelsOf(base), channelsOf(other)];
  const parts = from.map((channel, at) => channel + ((to[at] ?? 0) - channel) * share);
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

const luminance = (colour: string): number => {
  const [red, green, blue] = channelsOf(colour).map(linear) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** @NOTE WCAG 2.2, "relative luminance". */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

const channelsOf = (colour: string): Channels =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Channels;
