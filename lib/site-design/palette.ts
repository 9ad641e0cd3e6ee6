import { contrast, mixed } from "./colour.ts";

/** The colours that somebody chooses; all others follow from them. */
export type Palette = { readonly paper: string; readonly ink: string; readonly accent: string };

/** What text and the ground that it stands on must be apart (WCAG 2.2, 1.4.3 AA). */
export const READABLE = 4.5;

/** Every colour of a page. */
export type Colours = Palette & {
  readonly raised: string;
  readonly line: string;
  readonly muted: string;
  readonly onAccent: string;
};

/** Makes every colour of a page of the chosen ones; text on them stays readable where these are. */
export function coloursOf({ paper, ink, accent }: Palette): Colours {
  const raised = raisedOf({ paper, ink });
  return {
    ...{ paper, ink, accent, raised, line: mixed(paper, ink, 0.16) },
    muted: mutedOf(ink, [paper, raised]),
    onAccent: [paper, "#ffffff", "#000000"].reduce((best, one) =>
      contrast(best, accent) >= READABLE || contrast(best, accent) >= contrast(one, accent)
        ? best
        : one,
    ),
  };
}

/** What is wrong with a palette, by the colour that is: in words for whoever chooses it. */
export function unreadableIn(palette: Palette): readonly (readonly [keyof Palette, string])[] {
  return (["ink", "accent"] as const).flatMap((name) => {
    const grounds = [palette.paper, raisedOf(palette)];
    const ratio = Math.min(...grounds.map((ground) => contrast(palette[name], ground)));
    // @NOTE Cut, not rounded: 4.49 would read as enough.
    const told = Math.floor(ratio * 10) / 10;
    return ratio >= READABLE
      ? []
      : [[name, `Too close to the background: ${told} : 1, and people need 4.5 : 1.`] as const];
  });
}

const raisedOf = ({ paper, ink }: Pick<Palette, "paper" | "ink">): string =>
  mixed(paper, ink, 0.05);

/** As quiet as text may be on both grounds. */
function mutedOf(ink: string, grounds: readonly [string, string]): string {
  for (let share = 0.4; share > 0; share -= 0.05) {
    const muted = mixed(ink, grounds[0], share);
    if (grounds.every((ground) => contrast(muted, ground) >= READABLE + 0.1)) return muted;
  }
  return ink;
}
