import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import type { ByteRange, Storage, StoredFile, StoredName } from "./storage.ts";

export type S3Settings = {
  readonly bucket: string;
  /** Empty: Amazon's own. */
  readonly endpoint: string;
  readonly region: string;
  /** Empty: what the machine's own surroundings give. */
  readonly key: string;
  readonly secret: string;
  /** Where files lie on disk while they are looked at. */
  readonly scratch: string;
};

/** Keeps bytes in a bucket, as `{organization}/{digest}`; an object is there whole or not at all. */
export function s3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket, scratch } = settings;
  const client = clientFor(settings);
  const at = ({ organizationId, digest }: StoredName) => ({
    ...{ Bucket, Key: `${organizationId}/${digest}` },
  });
  const openAt = (name: StoredName, range?: ByteRange) =>
    inReach(async () => {
      const Range = range === undefined ? undefined : `bytes=${range.from}-${range.to}`;
      const { Body } = await client.send(
        new GetObjectCommand({ ...at(name), ...(Range === undefined ? {} : { Range }) }),
      );
      return Body as Readable;
    });
  return {
    put: (name, file) =>
      inReach(async () => {
        const { size } = await stat(file);
        const object = { ...at(name), Body: createReadStream(file), ContentLength: size };
        await client.send(new PutObjectCommand(object));
      }),
    sizeOf: (name) => sizeAt(() => client.send(new HeadObjectCommand(at(name)))),
    open: openAt,
    async withFile(name, look) {
      const file = path.join(scratch, newId());
      try {
        await pipeline(await openAt(name), createWriteStream(file));
        return await look(file);
      } finally {
        await rm(file, { force: true });
      }
    },
    remove: (name) =>
      inReach(async () => {
        await client.send(new DeleteObjectCommand(at(name)));
      }),
    list: () => objectsIn(client, Bucket),
  };
}

/** @NOTE Most others than Amazon know a bucket by its path, and no checksums in trailers. */
const clientFor = ({ endpoint, region, key, secret }: S3Settings): S3Client =>
  new S3Client({
    region,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === "" ? {} : { endpoint, forcePathStyle: true }),
    ...(key === "" ? {} : { credentials: { accessKeyId: key, secretAccessKey: secret } }),
  });

async function sizeAt(
  ask: () => Promise<{ ContentLength?: number | undefined }>,
): Promise<number | null> {
  try {
    return (await inReach(ask)).ContentLength ?? null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

async function* objectsIn(client: S3Client, Bucket: string): AsyncIterable<StoredFile> {
  let after: string | undefined;
  do {
    const ContinuationToken = after;
    const page = await inReach(() =>
      client.send(
        new ListObjectsV2Command({
          Bucket,
          ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
        }),
      ),
    );
    for (const { Key = "", LastModified = new Date() } of page.Contents ?? []) {
      const [organizationId, digest] = Key.split("/");
      if (organizationId === undefined || digest === undefined) continue;
      yield { organizationId: organizationId as OrganizationId, digest, since: LastModified };
    }
    after = page.NextContinuationToken;
  } while (after !== undefined);
}

/** What a refusal of the storage's means to the house. @throws NotFound; Unavailable. */
async function inReach<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "NoSuchKey" || name === "NotFound") throw new NotFound();
    throw new Unavailable("The storage of files is out of reach. Try again in a moment.", error);
  }
}
