import { isPreset, type Preset } from "./presets.ts";

/** What an address says of a file; `preset` is null for the file as it is. */
export type MediaPlace = {
  readonly assetId: string;
  readonly preset: Preset | null;
  readonly filename: string;
};

type Addressed = { readonly id: string; readonly filename: string };

/**
 * The address of a file on its organization's host, as content keeps it: `/media/{id}/{filename}`, with
 * a preset before the name `/media/{id}/{preset}/{filename}`. The name is for people; the id decides.
 */
export function mediaAddress({ id, filename }: Addressed, preset: Preset | null = null): string {
  const name = addressName(filename);
  return preset === null ? `/media/${id}/${name}` : `/media/${id}/${preset}/${name}`;
}

/** What a path below `/media/` names; null for any other path, and for a preset that is not there. */
export function readMediaAddress(path: string): MediaPlace | null {
  const found = ADDRESS.exec(path);
  const [, assetId, preset = null, filename] = found ?? [];
  if (assetId === undefined || filename === undefined) return null;
  if (preset !== null && !isPreset(preset)) return null;
  return { assetId, preset, filename };
}

const ADDRESS =
  /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/([a-z]+))?\/([^/?#]{1,300})$/;

/** @NOTE Letters that need no escaping: the same spelling in content, in browsers and in logs. */
function addressName(filename: string): string {
  const plain = filename
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return plain === "" ? "file" : plain.slice(-100);
}
