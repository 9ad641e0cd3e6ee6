import type { RuleGroup, RuleNode } from "./rule-tree.ts";

/** The tree with one part put in another's place; the tree itself when the id is not in it. */
export const replaceNode = (tree: RuleGroup, id: string, next: RuleNode): RuleGroup =>
  mapNodes(tree, (node) => (node.id === id ? [next] : [node]));

/** The tree without one part. A group that this empties stays, so that something can be put in it. */
export const removeNode = (tree: RuleGroup, id: string): RuleGroup =>
  mapNodes(tree, (node) => (node.id === id ? [] : [node]));

/** The tree with something added at the end of a group. */
export function addNode(tree: RuleGroup, groupId: string, added: RuleNode): RuleGroup {
  const grown = (group: RuleGroup): RuleGroup =>
    group.id === groupId ? { ...group, of: [...group.of, added] } : group;
  return grown(mapNodes(tree, (node) => [growNode(node, grown)]));
}

/** The tree with a group's conditions joined the other way. */
export function setMode(tree: RuleGroup, groupId: string, mode: RuleGroup["mode"]): RuleGroup {
  const turned = (group: RuleGroup): RuleGroup =>
    group.id === groupId ? { ...group, mode } : group;
  return turned(mapNodes(tree, (node) => [growNode(node, turned)]));
}

/**
 * The part that the eye falls on when one is removed: the next one, else the one before, else the
 * group around it.
 */
export function neighbourOf(tree: RuleGroup, id: string): string {
  const at = tree.of.findIndex((node) => node.id === id);
  if (at >= 0) return (tree.of[at + 1] ?? tree.of[at - 1] ?? tree).id;
  const inner = tree.of
    .map((node) => groupIn(node))
    .find((group) => group !== null && holds(group, id));
  return inner ? neighbourOf(inner, id) : tree.id;
}

const groupIn = (node: RuleNode): RuleGroup | null => {
  if (node.kind === "group") return node;
  return node.kind === "related" ? node.group : null;
};

const holds = (group: RuleGroup, id: string): boolean =>
  group.of.some((node) => {
    const inner = groupIn(node);
    return node.id === id || (inner !== null && holds(inner, id));
  });

const growNode = (node: RuleNode, grow: (group: RuleGroup) => RuleGroup): RuleNode => {
  if (node.kind === "group") return grow(node);
  return node.kind === "related" ? { ...node, group: grow(node.group) } : node;
};

function mapNodes(group: RuleGroup, map: (node: RuleNode) => RuleNode[]): RuleGroup {
  const of = group.of.flatMap((node): RuleNode[] => map(deepen(node, map)));
  return { ...group, of };
}

const deepen = (node: RuleNode, map: (node: RuleNode) => RuleNode[]): RuleNode => {
  if (node.kind === "group") return mapNodes(node, map);
  return node.kind === "related" ? { ...node, group: mapNodes(node.group, map) } : node;
};
