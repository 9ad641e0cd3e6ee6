// Websites carry no script of their own. This file makes the proof of work that a form on them costs
// (`data-proof` names what it is for), fills in its field `proof`, and sends the form as it is.
// @NOTE What is solved is a challenge of ALTCHA (its PBKDF2, as `altcha-lib` checks it).

const CHALLENGES = "/api/proof?for=";
/** A proof lives five minutes; an older one is made anew before the form is sent. */
const GOOD_FOR_MS = 4 * 60_000;
/** Nobody fills in a form faster; the server refuses what comes sooner after its challenge. */
const LEAST_MS = 3_500;

/** @typedef {{ nonce: string, salt: string, keyPrefix: string, cost: number, keyLength: number }} ChallengeParameters */
/** @typedef {{ readonly at: number, readonly proof: Promise<string> }} Making */

/** @type {NodeListOf<HTMLFormElement>} */
const forms = document.querySelectorAll("form[data-proof]");
for (const form of forms) watch(form);

/** @param {HTMLFormElement} form */
function watch(form) {
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("proof"));
  /** @type {Making | null} */
  let making = null;
  const begin = () => {
    if (making === null || Date.now() - making.at > GOOD_FOR_MS) {
      making = { at: Date.now(), proof: prove(form.dataset.proof ?? "") };
      making.proof.catch(() => {
        making = null;
      });
    }
    return making;
  };
  const send = async () => {
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    status.textContent = "Checking that this is not spam…";
    try {
      const { at, proof } = begin();
      field.value = await proof;
      await wait(Math.max(0, at + LEAST_MS - Date.now()));
      making = null;
      form.submit();
    } catch (problem) {
      status.textContent = /** @type {Error} */ (problem).message;
    }
    form.removeAttribute("aria-busy");
  };
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
}

/**
 * The solved challenge, in base64.
 * @param {string} what
 */
async function prove(what) {
  const { crypto } = /** @type {{ readonly crypto?: Partial<Crypto> }} */ (globalThis);
  if (crypto?.subtle === undefined) {
    throw new Error("This needs a secure connection (https).");
  }
  const challenge = await ask(what);
  const { nonce, salt, keyPrefix, cost, keyLength } = challenge.parameters;
  const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0]);
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    new DataView(password.buffer).setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derived = hexOf(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8));
    if (!derived.startsWith(keyPrefix)) continue;
    return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey: derived } }));
  }
}

/**
 * @param {string} what
 * @returns {Promise<{ readonly parameters: ChallengeParameters }>}
 */
async function ask(what) {
  const response = await fetch(CHALLENGES + encodeURIComponent(what)).catch(() => null);
  if (response?.ok) return /** @type {ReturnType<typeof ask>} */ (response.json());
  throw new Error(
    response?.status === 429
      ? "Too many tries. Wait a few minutes and send it again."
      : "This could not be checked just now. Send it again in a moment.",
  );
}

/** @param {string} hex */
const bytesOf = (hex) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** @param {ArrayBuffer} buffer */
const hexOf = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {number} milliseconds */
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
