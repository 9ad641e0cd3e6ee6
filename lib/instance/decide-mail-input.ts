import { z } from "zod";

/** A host's name; never anything that would mean more within an address. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const IPV6 = z.ipv6();
/** Printable, in one line: it stands in a header. */
const LINE = /^[\x20-\x7e]*$/;

/** How the owner of the instance sets its mail up. */
export const decideMailInput = z
  .strictObject({
    /** The one that was worked from. */
    revision: z.number().int(),
    /** Empty: no mail is sent. */
    host: z
      .string()
      .trim()
      .max(253)
      .refine((host) => host === "" || isHost(host), "Give the name of a server."),
    port: z.coerce
      .number("Give a port.")
      .int("Give a whole number.")
      .min(1, "Give a port.")
      .max(65_535, "Give a port."),
    security: z.enum(["tls", "starttls"]),
    /** Empty: the server asks for none. */
    user: z.string().trim().max(200),
    /** Empty: the one that is kept. */
    password: z.string().max(500),
    from: z.string().trim().max(200).regex(LINE, "Use letters without accents here."),
  })
  .refine(({ host, from }) => host === "" || /^[^<>]+@[^<>\s]+$|<[^<>\s]+@[^<>\s]+>$/.test(from), {
    path: ["from"],
    message: "Give an address, or a name with one: Example <no-reply@example.com>.",
  });

export type MailDecision = z.infer<typeof decideMailInput>;

/** @NOTE A host with its port is none: `abc:587` would be kept as an address that nothing can read. */
const isHost = (host: string): boolean => NAME.test(host) || IPV6.safeParse(host).success;
