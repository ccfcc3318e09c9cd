import type { Properties } from "../wire";
import type { Subject } from "./subject";

/** The mock outputs of one resource type. */
export interface TypeOutputs {
  /** The property that the provider fills in where the program gives no name, with `<name>-<7 hex>`. */
  named?: "name" | "bucket";
  /** The longest auto-name that the provider makes; a longer one fails the deployment. */
  longestName?: number;
  /** Whether the name is made lower case (bucket names). */
  lowerCase?: boolean;
  id: (subject: Subject) => string;
  /** Outputs besides the inputs, the name and the region. Never another resource's value, or a word such as "active": a value has one owner. */
  computed?: (subject: Subject, id: string) => Properties;
  /** What the provider adds to a group of properties that is an input too, by the input's name. */
  within?: (subject: Subject) => Record<string, Properties>;
}

/** By type token. */
export type OutputsTable = Record<string, TypeOutputs>;

/** A type whose id has EC2's form, e.g. `vpc-…`, with an ARN if `arn` names its kind there. */
export function ec2Type(prefix: string, arn?: string, computed?: TypeOutputs["computed"]): TypeOutputs {
  return {
    id: (s) => s.ec2Id(prefix),
    computed: (s, id) => ({ ...(arn && { arn: s.arn("ec2", `${arn}/${id}`) }), ...computed?.(s, id) }),
  };
}

/** A type whose id is its ARN, which is an output too. */
export function arnType(arn: (s: Subject) => string, rest: Omit<TypeOutputs, "id"> = {}): TypeOutputs {
  return { ...rest, id: arn, computed: (s, id) => ({ arn: id, ...rest.computed?.(s, id) }) };
}

/** A type whose id is its name. */
export function namedType(computed: TypeOutputs["computed"], rest: Partial<TypeOutputs> = {}): TypeOutputs {
  return { named: "name", id: (s) => s.physicalName, computed, ...rest };
}

/**
 * A type whose id is its name, unique in an account and region. Both regions may have one of a name: here the id
 * has the region too, since every id in a plan is unique.
 */
export function regionNamedType(computed: TypeOutputs["computed"], rest: Partial<TypeOutputs> = {}): TypeOutputs {
  return namedType(computed, { id: (s) => `${s.physicalName},${s.region}`, ...rest });
}
