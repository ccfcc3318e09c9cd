import { mockOf } from "../../../cli/plan/outputs";
import { placeOfProvider } from "../../../cli/plan/outputs/place";
import { UNKNOWN, type Properties } from "../../../cli/plan/wire";
import { changed, DEFAULTED, nameOf, typeOf, withAdded, withoutNotes } from "./properties";
import type { Before, Differences, StandIn, Subject } from "./provider";

/** terraform-provider-random, internal/provider/resource_password.go */
const DEFAULTS = {
  lower: true,
  minLower: 0,
  minNumeric: 0,
  minSpecial: 0,
  minUpper: 0,
  numeric: true,
  special: true,
  upper: true,
};

/** A stand-in for the provider of @pulumi/random: no password is random, so that tests can look for it. */
export class RandomProvider implements StandIn {
  configure(): void {
    // It has no settings.
  }

  check({ inputs }: Subject): Properties {
    return withAdded(DEFAULTS, inputs);
  }

  /** Whatever changes makes a new password. */
  diff({ inputs }: Subject, before: Before): Differences {
    return Object.fromEntries(changed(before, inputs).map((key) => [key, { replaces: key !== DEFAULTED }]));
  }

  /** The provider does not mark the values as secret here: that the engine does so for the SDK is what tests look at. */
  create({ urn, inputs }: Subject, preview: boolean): { id: string; outputs: Properties } {
    const place = placeOfProvider({});
    const wanted = { urn, type: typeOf(urn), name: nameOf(urn), inputs, place, additionalSecretOutputs: [] };
    const outputs = withoutNotes(mockOf(wanted).outputs);
    const id = preview ? "" : "none";
    return { id, outputs: preview ? { ...outputs, result: UNKNOWN, bcryptHash: UNKNOWN } : outputs };
  }

  update(subject: Subject, before: Before): Properties {
    return { ...before.outputs, ...withoutNotes(subject.inputs) };
  }

  read(subject: Subject, state: Properties): { inputs: Properties; outputs: Properties } {
    return { inputs: subject.inputs, outputs: state };
  }

  delete(): void {
    // It lives in the state alone.
  }
}
