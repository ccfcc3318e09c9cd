import pc from "picocolors";
import type { DeployedResource } from "../../plan";
import { plural } from "./words";

/** A component with the components in it and the resources that it made, the latter with their own children drawn in. */
interface Branch {
  resource: DeployedResource;
  components: Branch[];
  leaves: DeployedResource[];
}

const LONGEST_NAMES = 58;

/** The resources of one stack as a tree of components, with the resources of each grouped by type. */
export function renderTree(title: string, resources: DeployedResource[]): string {
  const root = resources.find((r) => r.type === "pulumi:pulumi:Stack");
  const shown = resources.filter((r) => r !== root && !r.type.startsWith("pulumi:providers:"));
  const made = shown.filter((r) => r.custom && !r.external).length;
  const head = `${pc.bold(title)}  ${pc.dim(plural(made, "resource"))}`;
  if (!root) return `${head}\n`;
  const branch = branchOf(root, shown);
  return `${head}\n${lines(branch, "").join("\n")}\n`;
}

function branchOf(resource: DeployedResource, all: DeployedResource[]): Branch {
  const children = all.filter((r) => r.parent === resource.urn);
  const leaves = children.filter((r) => r.custom);
  return {
    resource,
    components: children.filter((r) => !r.custom).map((r) => branchOf(r, all)),
    leaves: leaves.flatMap((leaf) => [leaf, ...below(leaf, all)]),
  };
}

/** What hangs below a resource, at any depth: awsx puts a subnet below its VPC, and a route table below its subnet. */
function below(resource: DeployedResource, all: DeployedResource[]): DeployedResource[] {
  return all.filter((r) => r.parent === resource.urn).flatMap((r) => [r, ...below(r, all)]);
}

function lines(branch: Branch, indent: string): string[] {
  const groups = [...groupByType(branch.leaves)].map(([type, members]) => ({ kind: "group" as const, type, members }));
  const parts = [...groups, ...branch.components.map((component) => ({ kind: "component" as const, component }))];
  return parts.flatMap((part, i) => {
    const last = i === parts.length - 1;
    const start = indent + pc.dim(last ? "└─ " : "├─ ");
    if (part.kind === "group") return [start + groupText(part.type, part.members)];
    const { resource } = part.component;
    const name = `${pc.cyan(typeName(resource.type))} ${nameOf(resource)}`;
    return [start + name, ...lines(part.component, indent + pc.dim(last ? "   " : "│  "))];
  });
}

function groupByType(leaves: DeployedResource[]): Map<string, DeployedResource[]> {
  const groups = new Map<string, DeployedResource[]>();
  for (const leaf of leaves) groups.set(leaf.type, [...(groups.get(leaf.type) ?? []), leaf]);
  return groups;
}

function groupText(type: string, members: DeployedResource[]): string {
  const count = members.length > 1 ? ` × ${members.length}` : "";
  const names = members.map((m) => nameOf(m) + (m.protect ? " (protected)" : "")).join(", ");
  const cut = names.length > LONGEST_NAMES ? `${names.slice(0, LONGEST_NAMES - 1)}…` : names;
  return `${typeName(type)}${count} ${pc.dim(cut)}`;
}

/** `aws:lb/loadBalancer:LoadBalancer` is lb.LoadBalancer, a component of ours just its class. */
function typeName(token: string): string {
  const [pkg, module, name] = token.split(":") as [string, string, string];
  return pkg === "aws" ? `${module.split("/")[0]}.${name}` : name;
}

function nameOf(resource: DeployedResource): string {
  return resource.urn.split("::").at(-1)!;
}
