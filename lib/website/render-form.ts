import { html, raw } from "hono/html";
import type { SiteForm } from "@/lib/content/forms/site-form.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";

type Html = ReturnType<typeof html>;

/** A form as it stands on a page, or comes back with what was filled in and what is wrong with it. */
export type ShownForm = {
  readonly form: SiteForm;
  /** Tells its parts from those of other forms on the page. */
  readonly id: string;
  /** The page that it stands on. */
  readonly page: string;
  readonly button: string;
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly problems?: ReadonlyMap<string, string>;
};

/**
 * A form that works with the keyboard, with a reader of screens, and without styles. What sends it is
 * a file of its own, which also does the work that keeps spam away.
 */
export const renderForm = (shown: ShownForm): Html =>
  html`<form
      class="form"
      method="post"
      action="/form/${shown.form.collection}"
      data-proof="form.${shown.form.collection}"
    >
      ${summary(shown)} ${shown.form.fields.map((field) => renderField(shown, field))}
      <div class="trap" aria-hidden="true">
        <label for="${shown.id}-homepage">Leave this empty</label>
        <input id="${shown.id}-homepage" name="homepage" tabindex="-1" autocomplete="off" />
      </div>
      <input type="hidden" name="page" value="${shown.page}" />
      <input type="hidden" name="block" value="${shown.id}" />
      <input type="hidden" name="proof" />
      <button>${shown.button || "Send"}</button>
      <p role="status"></p>
      <noscript
        ><p class="problem">Sending this takes JavaScript, which is turned off.</p></noscript
      >
    </form>
    <script type="module" src="/assets/proof.js"></script>`;

/** What is wrong, each with a link to the field that it is about. */
function summary({ form, id, problems }: ShownForm): Html | "" {
  if (problems === undefined || problems.size === 0) return "";
  const about = form.fields.filter(({ name }) => problems.has(name));
  return html`<div class="problems" role="alert" tabindex="-1">
    <p>This was not sent yet. Look at:</p>
    <ul>
      ${about.map(
        ({ name, label }) =>
          html`<li><a href="#${id}-${name}">${label}</a>: ${problems.get(name)}</li>`,
      )}
    </ul>
  </div>`;
}

function renderField(shown: ShownForm, field: FieldDefinition): Html {
  const { name, label, required, help, kind } = field;
  const at = `${shown.id}-${name}`;
  const problem = shown.problems?.get(name);
  const told = [help === "" ? null : `${at}-help`, problem === undefined ? null : `${at}-problem`];
  const about = {
    at,
    told: told.filter((id) => id !== null).join(" "),
    isWrong: problem !== undefined,
    values: shown.values?.[name] ?? [],
  };
  const notes = html`${help === "" ? "" : html`<p class="help" id="${at}-help">${help}</p>`}
  ${problem === undefined ? "" : html`<p class="problem" id="${at}-problem">${problem}</p>`}`;
  if (kind === "choices") {
    return html`<fieldset class="field" id="${at}" tabindex="-1" ${attributes(about)}>
      <legend>${label}${mark(required)}</legend>
      ${notes} ${options(field, about)}
    </fieldset>`;
  }
  const control = renderControl(field, about);
  const caption = html`<label for="${at}">${label}${mark(required)}</label>`;
  return kind === "boolean"
    ? html`<div class="field check">${control}${caption}${notes}</div>`
    : html`<div class="field">${caption}${notes}${control}</div>`;
}

const mark = (required: boolean): Html | "" =>
  required ? html` <span class="required">required</span>` : "";

type About = {
  readonly at: string;
  /** Ids of what is said about it. */
  readonly told: string;
  readonly isWrong: boolean;
  readonly values: readonly string[];
};

const attributes = ({ told, isWrong }: About) =>
  html`${told === "" ? "" : html`aria-describedby="${told}"`} ${isWrong ? INVALID : ""}`;

const INVALID = raw('aria-invalid="true"');
const REQUIRED = raw("required");
const CHECKED = raw("checked");
const SELECTED = raw("selected");

const TYPES: Readonly<Partial<Record<FieldDefinition["kind"], string>>> = {
  ...{ email: "email", url: "url", date: "date", integer: "number", decimal: "number" },
};

function renderControl(field: FieldDefinition, about: About): Html {
  const { name, kind, required } = field;
  const value = about.values.at(-1) ?? "";
  const common = html`id="${about.at}" name="f.${name}" ${required ? REQUIRED : ""}
  ${attributes(about)}`;
  switch (kind) {
    case "long-text":
      return html`<textarea ${common} rows="6" maxlength="20000">${value}</textarea>`;
    case "boolean":
      return html`<input ${common} type="checkbox" value="yes" ${value === "" ? "" : CHECKED} />`;
    case "choice":
      return html`<select ${common}>
        <option value="">Choose…</option>
        ${(field.choices ?? []).map(
          (choice) =>
            html`<option ${choice === value ? SELECTED : ""} value="${choice}">${choice}</option>`,
        )}
      </select>`;
    default:
      return html`<input
        ${common}
        type="${TYPES[kind] ?? "text"}"
        value="${value}"
        ${kind === "decimal" ? raw('step="any"') : ""}
      />`;
  }
}

const options = ({ name, choices }: FieldDefinition, { at, values }: About): Html[] =>
  (choices ?? []).map(
    (choice, index) =>
      html`<div class="check">
        <input
          id="${at}-${index}"
          name="f.${name}"
          type="checkbox"
          value="${choice}"
          ${values.includes(choice) ? CHECKED : ""}
        />
        <label for="${at}-${index}">${choice}</label>
      </div>`,
  );
