/** A shortcode in a text of WordPress: `[gallery ids="1,2"]`, `[caption …]inside[/caption]`. */
export type Shortcode = {
  readonly name: string;
  readonly attributes: string;
  /** What stands between it and its end; null when it has none. */
  readonly inside: string | null;
};

/** The shortcodes WordPress itself has; those of plugins stay in the text as they are. */
const KNOWN =
  /\[(\[?)(\/?)(caption|wp_caption|gallery|audio|video|embed|playlist)\b([^\]]{0,4000})\](\]?)/g;

/** Those that wrap what belongs to them. The others stand alone: text after one is not its own. */
const WRAPPING: ReadonlySet<string> = new Set(["caption", "wp_caption", "embed"]);

/**
 * Puts something else in the place of each shortcode of WordPress. `[[gallery]]` is the written word
 * `[gallery]`, as WordPress has it; an end without its start goes.
 */
export function replaceShortcodes(html: string, replace: (found: Shortcode) => string): string {
  const ends = new Ends(html);
  let result = "";
  let end = 0;
  for (const match of html.matchAll(KNOWN)) {
    if (match.index < end) continue;
    const [whole, before = "", slash, name = "", attributes = "", after = ""] = match;
    result += html.slice(end, match.index);
    end = match.index + whole.length;
    if (before !== "" && after !== "") {
      result += whole.slice(1, -1);
      continue;
    }
    if (slash !== "") {
      result += before + after;
    } else {
      const close = ends.after(name, end);
      const inside = close === null ? null : html.slice(end, close.start);
      end = close?.end ?? end;
      result += before + replace({ name, attributes: attributes.trim(), inside }) + after;
    }
  }
  return result + html.slice(end);
}

/** The value of an attribute of a shortcode, in any of the three ways to write one. */
export function shortcodeAttribute({ attributes }: Shortcode, name: string): string | null {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, "i");
  const match = pattern.exec(attributes);
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? "");
}

/** Finds the ends of the shortcodes that wrap something. */
class Ends {
  private readonly html: string;
  private readonly endless = new Set<string>();

  constructor(html: string) {
    this.html = html;
  }

  after(name: string, from: number): { start: number; end: number } | null {
    if (!WRAPPING.has(name) || this.endless.has(name)) return null;
    const tag = `[/${name}]`;
    const start = this.html.indexOf(tag, from);
    // @NOTE Once no end follows, none follows later either: one search, not one for each start.
    if (start === -1) this.endless.add(name);
    return start === -1 ? null : { start, end: start + tag.length };
  }
}
