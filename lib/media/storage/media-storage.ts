import path from "node:path";
import { environment, type Environment } from "@/lib/kernel/env.ts";
import { localStorage } from "./local-storage.ts";
import { storageOnceNeeded } from "./storage-once-needed.ts";
import type { Storage } from "./storage.ts";

/** Where everything of the media library lies on this machine. */
export type MediaPlaces = {
  readonly files: string;
  /** Bytes that are being sent, or looked at. */
  readonly staging: string;
  /** Images in other sizes. */
  readonly variants: string;
};

/** The storage that the settings name: a bucket, or else a directory of this machine. */
export function mediaStorage(): Storage {
  keeper.gatehouseMediaStorage ??= storageOf(environment());
  return keeper.gatehouseMediaStorage;
}

export function mediaPlaces(settings: Environment = environment()): MediaPlaces {
  const directory = path.resolve(
    settings.MEDIA_DIRECTORY === ""
      ? path.join(settings.GATEHOUSE_DATA, "media")
      : settings.MEDIA_DIRECTORY,
  );
  const at = (name: string) => path.join(directory, name);
  return { files: at("files"), staging: at("staging"), variants: at("variants") };
}

/** The storage of explicit settings; for tests and scripts. */
export function storageOf(settings: Environment): Storage {
  const { files, staging } = mediaPlaces(settings);
  if (settings.MEDIA_S3_BUCKET === "") return localStorage(files);
  return storageOnceNeeded(async () => {
    // @NOTE Only now: most instances have no bucket, and hold nothing that speaks to one.
    const { s3Storage } = await import("./s3-storage.ts");
    return s3Storage({
      bucket: settings.MEDIA_S3_BUCKET,
      endpoint: settings.MEDIA_S3_ENDPOINT,
      region: settings.MEDIA_S3_REGION,
      key: settings.MEDIA_S3_KEY,
      secret: settings.MEDIA_S3_SECRET,
      scratch: staging,
    });
  });
}

/** @NOTE One client a process, though Next loads modules more than once. */
const keeper = globalThis as typeof globalThis & { gatehouseMediaStorage?: Storage };
