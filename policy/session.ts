import { Acknowledgements, parseAcknowledgements } from "./acknowledge";
import type { Graph, TreeObject } from "./graph";
import { graphFromPreview, propertiesOfProxy, type StackResource } from "./graph/preview";

/** What the policies of a running pack share: CrossGuard calls each on its own, and none sees another's configuration. */
export class Session {
  private readonly given = new Map<string, { props: object; secrets: readonly string[] }>();
  private current: { graph: Graph; seenBy: Set<string> } | undefined;
  private accepted: Acknowledgements | undefined;

  constructor(private readonly ruleIds: readonly string[]) {}

  /** Keeps a resource's inputs: when the stack is judged, only its outputs are given. */
  remember(urn: string, props: object, secrets: readonly string[]): void {
    this.given.set(urn, { props, secrets });
  }

  /** Reads the exemptions out of the configuration of the policy `acknowledge`; gives the mistakes in them. */
  acknowledge(config: { readonly exemptions?: unknown }): string[] {
    const { acknowledgements, problems } = parseAcknowledgements(config.exemptions ?? [], this.ruleIds);
    this.accepted = new Acknowledgements(acknowledgements, new Date());
    return problems;
  }

  /** Undefined until `acknowledge` has run, which it never does where it is disabled. */
  get acknowledgements(): Acknowledgements | undefined {
    return this.accepted;
  }

  /** The rules that have run on the present graph. */
  get ran(): ReadonlySet<string> {
    return this.current?.seenBy ?? new Set();
  }

  /**
   * The graph of the stack that is being judged: built for the first policy that asks and kept for the others. A
   * policy that asks again starts a new round (the update after the preview).
   */
  graph(policy: string, resources: readonly StackResource[]): Graph {
    if (!this.current || this.current.seenBy.has(policy)) {
      const inputs = new Map<string, TreeObject>();
      for (const { urn } of resources) {
        const seen = this.given.get(urn);
        if (seen) inputs.set(urn, propertiesOfProxy(seen.props, seen.secrets));
      }
      this.current = { graph: graphFromPreview(resources, inputs), seenBy: new Set() };
    }
    this.current.seenBy.add(policy);
    return this.current.graph;
  }
}
