/** Names of what SCIM documents are (RFC 7643 §3, RFC 7644 §3.1). */
export const URN = {
  user: "urn:ietf:params:scim:schemas:core:2.0:User",
  enterprise: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  group: "urn:ietf:params:scim:schemas:core:2.0:Group",
  schema: "urn:ietf:params:scim:schemas:core:2.0:Schema",
  resourceType: "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
  config: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
  list: "urn:ietf:params:scim:api:messages:2.0:ListResponse",
  patch: "urn:ietf:params:scim:api:messages:2.0:PatchOp",
  error: "urn:ietf:params:scim:api:messages:2.0:Error",
} as const;

type Facet = {
  readonly type?: "string" | "boolean" | "complex" | "reference";
  readonly required?: boolean;
  readonly mutability?: "readWrite" | "readOnly" | "immutable";
  readonly uniqueness?: "none" | "server";
  readonly caseExact?: boolean;
  readonly multiValued?: boolean;
  readonly subAttributes?: readonly object[];
};

/** An attribute with the defaults of RFC 7643 §2.2. */
const attribute = (name: string, description: string, facet: Facet = {}) => ({
  name,
  type: "string",
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  uniqueness: "none",
  ...facet,
});

const fixed = { mutability: "immutable" } as const;
const told = { mutability: "readOnly" } as const;

const USER = {
  schemas: [URN.schema],
  id: URN.user,
  name: "User",
  description: "A member of the organization",
  attributes: [
    attribute("userName", "What the identity system calls them.", {
      required: true,
      uniqueness: "server",
    }),
    attribute("name", "The parts of their name, kept beside the membership.", {
      type: "complex",
      subAttributes: [
        attribute("givenName", "Given name."),
        attribute("familyName", "Family name."),
      ],
    }),
    attribute("displayName", "Their name, kept beside the membership."),
    attribute("active", "False: suspended in this organization.", { type: "boolean" }),
    attribute("emails", "The address of the account; it is the person's once it exists.", {
      ...fixed,
      type: "complex",
      multiValued: true,
      subAttributes: [
        attribute("value", "Address.", fixed),
        attribute("type", "Kind.", fixed),
        attribute("primary", "Always the one.", { ...fixed, type: "boolean" }),
      ],
    }),
    attribute("groups", "The roles that they hold directly.", {
      ...told,
      type: "complex",
      multiValued: true,
      subAttributes: [
        attribute("value", "Id of the role.", { ...told, caseExact: true }),
        attribute("display", "Name of the role.", told),
      ],
    }),
  ],
};

const GROUP = {
  schemas: [URN.schema],
  id: URN.group,
  name: "Group",
  description: "A role of the organization; what it allows is said in the dashboard",
  attributes: [
    attribute("displayName", "Name of the role.", { ...told, required: true }),
    attribute("members", "Who holds the role directly.", {
      type: "complex",
      multiValued: true,
      subAttributes: [
        attribute("value", "Id of the member.", { ...fixed, caseExact: true }),
        attribute("display", "Their name.", told),
      ],
    }),
  ],
};

/** What resources look like here (RFC 7643 §7). */
export const SCHEMAS = [USER, GROUP];

/** What resources there are (RFC 7643 §6). */
export const RESOURCE_TYPES = [
  { id: "User", name: "User", endpoint: "/Users", schema: URN.user },
  { id: "Group", name: "Group", endpoint: "/Groups", schema: URN.group },
].map((type) => ({ schemas: [URN.resourceType], ...type }));
