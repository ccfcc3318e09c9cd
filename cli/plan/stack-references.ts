import type { StackId } from "./recorded";
import { hidden, isSecret, type Properties } from "./wire";

export const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";

/** The outputs of the stacks that are planned already, for the StackReferences of those that follow. */
export class StackReferences {
  private readonly outputs = new Map<string, Properties>();

  constructor(
    private readonly organization: string,
    private readonly project: string,
  ) {}

  add(stack: string, outputs: Properties): void {
    this.outputs.set(stack, outputs);
  }

  /**
   * What a StackReference's outputs are, in the engine's form.
   *
   * @param name `organization/project/stack`, or a stack of the same project by its name
   * @throws Error where no such stack has been planned before
   */
  read(name: string, from: StackId): Properties {
    const outputs = this.outputs.get(this.stackOf(name));
    if (!outputs) throw new Error(this.unknownStack(name, from));
    const secretOutputNames = Object.keys(outputs).filter((key) => hasSecret(outputs[key]));
    return { name, outputs, secretOutputNames };
  }

  private stackOf(name: string): string {
    const prefix = `${this.organization}/${this.project}/`;
    return name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  private unknownStack(name: string, from: StackId): string {
    const known = [...this.outputs.keys()].map((stack) => `${this.organization}/${this.project}/${stack}`);
    const planned = known.length > 0 ? `planned before it: ${known.join(", ")}` : "it is the first that is planned";
    return `stack "${from.stack}" refers to stack "${name}", which is not planned before it (${planned})`;
  }
}

function hasSecret(value: unknown): boolean {
  return isSecret(value) || JSON.stringify(value) !== JSON.stringify(hidden(value));
}
