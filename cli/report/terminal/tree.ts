import type { DeployedResource } from "../../plan";
import type { Screen } from "./screen";
import { flow, plural } from "./words";

/** A component with the components in it and the resources that it made, the latter with their own children. */
interface Branch {
  resource: DeployedResource;
  components: Branch[];
  leaves: DeployedResource[];
}

/** Longer lists of names are left out: their number is shown. */
const LONGEST_NAMES = 48;
const BETWEEN = " · ";

/** The resources of one stack as a tree of components, with what each made beside it: the kinds, how many of each, and their names. */
export function renderTree(title: string, resources: readonly DeployedResource[], screen: Screen): string {
  const { bold, dim } = screen.colours;
  const root = resources.find((r) => r.type === "pulumi:pulumi:Stack");
  const shown = resources.filter((r) => r !== root && !r.type.startsWith("pulumi:providers:"));
  const made = shown.filter((r) => r.custom && !r.external).length;
  const head = `${bold(title)}  ${dim(plural(made, "resource"))}`;
  const lines = root ? new Drawing(screen).lines(branchOf(root, shown), "") : [];
  return [head, ...lines, ""].join("\n");
}

function branchOf(resource: DeployedResource, all: readonly DeployedResource[]): Branch {
  const children = all.filter((r) => r.parent === resource.urn);
  const leaves = children.filter((r) => r.custom);
  return {
    resource,
    components: children.filter((r) => !r.custom).map((r) => branchOf(r, all)),
    leaves: leaves.flatMap((leaf) => [leaf, ...below(leaf, all)]),
  };
}

/** The descendants of a resource: a subnet is below its VPC, and a route table below its subnet. */
function below(resource: DeployedResource, all: readonly DeployedResource[]): DeployedResource[] {
  return all.filter((r) => r.parent === resource.urn).flatMap((r) => [r, ...below(r, all)]);
}

class Drawing {
  constructor(private readonly screen: Screen) {}

  lines({ resource, components, leaves }: Branch, indent: string): string[] {
    const { cyan } = this.screen.colours;
    const own = leaves.length > 0 ? [{ head: this.groups(leaves, resource, indent), rest: () => [] as string[] }] : [];
    const inner = components.map((branch) => ({
      head: [`${cyan(typeName(branch.resource.type))} ${nameOf(branch.resource)}`],
      rest: (indented: string) => this.lines(branch, indented),
    }));
    const parts = [...own, ...inner];
    return parts.flatMap(({ head, rest }, i) => this.part(head, rest, indent, i === parts.length - 1));
  }

  private part(head: string[], rest: (indent: string) => string[], indent: string, isLast: boolean): string[] {
    const { dim } = this.screen.colours;
    const indented = indent + (isLast ? "   " : "│  ");
    const [first, ...more] = head;
    return [
      `${dim(`${indent}${isLast ? "└─ " : "├─ "}`)}${first}`,
      ...more.map((line) => `${dim(indented)}${line}`),
      ...rest(indented),
    ];
  }

  private groups(leaves: readonly DeployedResource[], owner: DeployedResource, indent: string): string[] {
    const pieces = [...groupByType(leaves)].map(([type, members]) => this.group(type, members, nameOf(owner)));
    return flow(pieces, this.screen.colours.dim(BETWEEN), this.screen.width - indent.length - 3);
  }

  private group(type: string, members: readonly DeployedResource[], owner: string): string {
    const { dim, yellow } = this.screen.colours;
    const count = members.length > 1 ? ` × ${members.length}` : "";
    const names = members.flatMap((member) => shortName(nameOf(member), owner) || []).join(", ");
    const guarded = members.some((member) => member.protect) ? ` ${yellow("protected")}` : "";
    return `${typeName(type)}${count}${names && names.length <= LONGEST_NAMES ? ` ${dim(names)}` : ""}${guarded}`;
  }
}

function groupByType(leaves: readonly DeployedResource[]): Map<string, DeployedResource[]> {
  const groups = new Map<string, DeployedResource[]>();
  for (const leaf of leaves) groups.set(leaf.type, [...(groups.get(leaf.type) ?? []), leaf]);
  return groups;
}

/** `aws:lb/loadBalancer:LoadBalancer` is lb.LoadBalancer, a component just its class. */
export function typeName(token: string): string {
  const [pkg, module, name] = token.split(":") as [string, string, string];
  return pkg === "aws" ? `${module.split("/")[0]}.${name}` : name;
}

function nameOf(resource: DeployedResource): string {
  return resource.urn.split("::").at(-1)!;
}

/** A name without its component's prefix; empty for a mere number. */
function shortName(name: string, owner: string): string {
  if (name === owner) return "";
  const short = name.startsWith(`${owner}-`) ? name.slice(owner.length + 1) : name;
  return /^\d+$/.test(short) ? "" : short;
}
