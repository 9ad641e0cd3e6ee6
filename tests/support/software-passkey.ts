import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

const sha256 = (data: Uint8Array | string): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

/** Where a passkey is used, and what its authenticator says of its person. */
export type Ceremony = {
  readonly challenge: string;
  readonly origin: string;
  readonly rpID: string;
  /** Whether it asked for a PIN or a body. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
};

/** An authenticator in software (WebAuthn level 2, ES256, attestation `none`): one passkey. */
export class SoftwarePasskey {
  readonly id = base64url(randomBytes(32));
  readonly #key: KeyObject;
  readonly #point: { x: string; y: string };

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#point = { x, y };
  }

  /** What a browser sends once it was made. */
  made(ceremony: Ceremony) {
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.from([id.length >> 8, id.length & 0xff]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.#coseKey()]);
    const data = Buffer.concat([authenticatorData(ceremony, 0x40), attested]);
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const head = Buffer.from("a363666d74646e6f6e656761747453746d74a06861757468446174615900", "hex");
    const attestationObject = Buffer.concat([head, Buffer.from([data.length]), data]);
    const clientDataJSON = clientData(ceremony, "webauthn.create");
    return {
      ...{ id: this.id, rawId: this.id, type: "public-key" as const },
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientDataJSON),
        attestationObject: base64url(attestationObject),
        transports: ["internal"],
      },
    };
  }

  /** What a browser sends once it was shown. */
  shown(ceremony: Ceremony) {
    const data = authenticatorData(ceremony, 0);
    const clientDataJSON = clientData(ceremony, "webauthn.get");
    const signature = sign("sha256", Buffer.concat([data, sha256(clientDataJSON)]), this.#key);
    const { userHandle } = ceremony;
    return {
      ...{ id: this.id, rawId: this.id, type: "public-key" as const },
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientDataJSON),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        ...(userHandle === undefined ? {} : { userHandle }),
      },
    };
  }

  /** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} */
  #coseKey(): Buffer {
    const { x, y } = this.#point;
    const part = (head: string, value: string) =>
      Buffer.concat([Buffer.from(head, "hex"), Buffer.from(value, "base64url")]);
    return Buffer.concat([part("a5010203262001215820", x), part("225820", y)]);
  }
}

const clientData = ({ challenge, origin }: Ceremony, type: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

function authenticatorData(ceremony: Ceremony, more: number): Buffer {
  const { rpID, verified = true, counter = 0 } = ceremony;
  const flags = 0x01 | (verified ? 0x04 : 0) | more;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpID), Buffer.from([flags]), count]);
}
