import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { item, wxr } from "../unit/import/wxr-file.ts";

/** A website to be imported, whose pictures lie on a server of this machine. */
export type OldWebsite = {
  /** Its export from WordPress. */
  readonly bytes: Uint8Array;
  /** Where its pictures lie. */
  readonly host: string;
  readonly pictures: number;
  readonly end: () => void;
};

const PAGES = 30;
const PICTURES = 8;

/** @NOTE Each page stands below another one and shows one of the pictures; each has an old address. */
export async function oldWebsite(): Promise<OldWebsite> {
  const server = await pictureServer();
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const pages = Array.from({ length: PAGES }, (_, at) => pageOf(at + 1, host));
  const posts = Array.from({ length: PAGES }, (_, at) => postOf(at + 1 + PAGES, host));
  return {
    ...{ bytes: new TextEncoder().encode(wxr(...pages, ...posts)), host, pictures: PICTURES },
    end: () => server.close(),
  };
}

const shown = (number: number, host: string): string =>
  `<p>Text of ${number}, which leads to <a href="https://site.test/blog/old-${(number % PAGES) + 1}/">another</a>.</p>` +
  `<img src="http://${host}/${number % PICTURES}.png" alt="Picture">`;

const placed = (number: number) => ({
  ...{ id: String(number), title: `Number ${number}`, slug: `new-${number}` },
  more: `<link>https://site.test/blog/old-${number}/</link>`,
});

const pageOf = (number: number, host: string): string =>
  item({
    ...{ ...placed(number), content: shown(number, host) },
    parent: number % 5 === 1 ? "0" : String(number - 1),
  });

const postOf = (number: number, host: string): string =>
  item({ ...placed(number), type: "post", content: shown(number, host) });

/** Each picture has bytes of its own. */
async function pictureServer(): Promise<Server> {
  const pictures = await Promise.all(
    Array.from({ length: PICTURES }, (_, at) =>
      sharp({ create: { width: 60 + at, height: 40, channels: 3, background: "#2f6f57" } })
        .png()
        .toBuffer(),
    ),
  );
  const server = createServer(({ url }, response) => {
    const picture = pictures[Number(/\d+/.exec(url ?? "")?.[0])];
    response.writeHead(200, { "content-type": "image/png" }).end(picture);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}
