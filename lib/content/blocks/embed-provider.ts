/** Something of another website that a page may show: where it is played, and where it is looked at. */
export type Embed = {
  readonly provider: keyof typeof PROVIDERS;
  /** What the provider is called. */
  readonly name: string;
  /** The address of the page that a visitor opens. */
  readonly href: string;
  /** The address that a frame shows; its origin is what the website's policy must admit. */
  readonly frame: string;
};

/** Who may be embedded. Each keeps no cookie before somebody presses play. */
export const PROVIDERS = {
  youtube: { name: "YouTube", origin: "https://www.youtube-nocookie.com" },
  vimeo: { name: "Vimeo", origin: "https://player.vimeo.com" },
  openstreetmap: { name: "OpenStreetMap", origin: "https://www.openstreetmap.org" },
} as const;

/**
 * Reads an address as one copied from a provider's page. Both addresses of what it gives are made anew
 * from an id or from numbers: nothing of what was typed gets into them otherwise.
 * @returns null for every other address.
 */
export function readEmbed(address: string): Embed | null {
  const url = parsed(address);
  if (url === null) return null;
  const host = url.hostname.replace(/^www\./, "");
  return READERS[host]?.(url) ?? null;
}

type Reader = (url: URL) => Embed | null;

const READERS: Readonly<Record<string, Reader>> = {
  "youtube.com": youtube,
  "m.youtube.com": youtube,
  "youtube-nocookie.com": youtube,
  "youtu.be": ({ pathname }) => video(pathname.slice(1)),
  "vimeo.com": ({ pathname }) => vimeo(pathname.slice(1)),
  "player.vimeo.com": ({ pathname }) => vimeo(pathname.replace(/^\/video\//, "")),
  "openstreetmap.org": map,
};

function parsed(address: string): URL | null {
  const url = URL.parse(address);
  return url?.protocol === "https:" && url.username === "" && url.port === "" ? url : null;
}

function youtube({ pathname, searchParams }: URL): Embed | null {
  const [, kind, id] = pathname.split("/");
  if (kind === "watch") return video(searchParams.get("v") ?? "");
  return kind === "embed" || kind === "shorts" || kind === "live" ? video(id ?? "") : null;
}

function video(id: string): Embed | null {
  if (!/^[\w-]{11}$/.test(id)) return null;
  const { name, origin } = PROVIDERS.youtube;
  const href = `https://www.youtube.com/watch?v=${id}`;
  return { provider: "youtube", name, href, frame: `${origin}/embed/${id}` };
}

function vimeo(id: string): Embed | null {
  if (!/^\d{1,12}$/.test(id)) return null;
  const { name, origin } = PROVIDERS.vimeo;
  return {
    ...{ provider: "vimeo", name, href: `https://vimeo.com/${id}` },
    frame: `${origin}/video/${id}?dnt=1`,
  };
}

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d{1,10})?)`;
const PLACE = new RegExp(String.raw`^#map=(\d{1,2})/${NUMBER}/${NUMBER}`);

/** A map as its page spells it: zoom, latitude, longitude. */
function map({ hash }: URL): Embed | null {
  const [zoom, latitude, longitude] = (PLACE.exec(hash)?.slice(1) ?? []).map(Number);
  if (zoom === undefined || latitude === undefined || longitude === undefined) return null;
  if (zoom > 19 || Math.abs(latitude) > 85 || Math.abs(longitude) > 180) return null;
  const { name, origin } = PROVIDERS.openstreetmap;
  const [wide, high] = [360 / 2 ** zoom, 170 / 2 ** zoom];
  const box = [longitude - wide, latitude - high / 2, longitude + wide, latitude + high / 2];
  const bbox = box.map((edge) => edge.toFixed(5)).join(",");
  const frame = new URL("/export/embed.html", origin);
  frame.search = String(new URLSearchParams({ bbox, layer: "mapnik" }));
  const href = `${origin}/#map=${zoom}/${latitude}/${longitude}`;
  return { provider: "openstreetmap", name, href, frame: frame.href };
}
