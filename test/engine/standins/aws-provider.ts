import { SET_AGAIN } from "../../../facts/interrupted";
import { knownAtPreview, mockOf, type Wanted } from "../../../cli/plan/outputs";
import { placeOf, placeOfProvider } from "../../../cli/plan/outputs/place";
import { opened, UNKNOWN, type Properties } from "../../../cli/plan/wire";
import type { Action, Call, CallAction } from "./calls";
import {
  changed,
  DEFAULTED,
  defined,
  nameOf,
  overlaid,
  typeOf,
  withAdded,
  without,
  withoutNotes,
  withoutWithin,
} from "./properties";
import type { Before, Differences, StandIn, Subject } from "./provider";
import { schemaOf } from "./schema";
import { LateError } from "./serve";
import type { Asked } from "./schema/type-schema";
import { existing, type World } from "./world";

/** The control planes of the services without a region are in this one (docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html). */
const HOME_OF_GLOBAL_SERVICES = "us-east-1";

/** A stand-in for the AWS provider and for AWS: the same requests, with the plan's mock responses. */
export class AwsProvider implements StandIn {
  private config: Properties = {};
  /** What AWS was asked. */
  readonly calls: Call[] = [];

  /** @param unavailable a region whose calls are refused */
  constructor(
    private readonly world: World,
    private readonly unavailable?: string,
  ) {}

  configure(config: Properties): void {
    this.config = config;
  }

  /** The inputs with the provider's defaults and its auto-name. */
  check({ urn, inputs }: Subject): Properties {
    const named = without(["region"], knownAtPreview(this.wanted({ urn, inputs })));
    return withAdded({ ...schemaOf(typeOf(urn)).defaults, ...named }, inputs);
  }

  /** As the bridge has it: what is wanted against the state, except what the program ignores. */
  diff({ urn, inputs }: Subject, before: Before, ignored: string[]): Differences {
    const { filledIn, replaces, takenBack = [], computedWithin = {} } = schemaOf(typeOf(urn));
    const staysWhenUnset = Object.keys(filledIn?.({}) ?? {});
    const own = { ...before, outputs: withoutWithin(computedWithin, before.outputs) };
    const differing = changed(own, inputs).filter((key) => inputs[key] !== undefined || !staysWhenUnset.includes(key));
    const setByAws = takenBack.filter((key) => inputs[key] === undefined && before.outputs[key] !== undefined);
    const keys = [...new Set([...differing, ...setByAws])].filter((key) => !ignored.includes(key));
    return Object.fromEntries(keys.map((key) => [key, { replaces: replaces.includes(key) }]));
  }

  /** @throws Error where the resource's region cannot be reached, or AWS refuses */
  create(subject: Subject, preview: boolean): { id: string; outputs: Properties } {
    const wanted = this.wanted(subject);
    const { live } = this.world;
    // What is made again, in place of another or after it, has an id of its own.
    const times = live.timesMade(subject.urn);
    const { id, outputs } = mockOf(times === 0 ? wanted : { ...wanted, urn: `${wanted.urn}#${times}` });
    const filled = schemaOf(wanted.type).filledIn?.(subject.inputs) ?? {};
    if (preview) {
      const unknown = Object.keys({ ...filled, ...outputs }).map((key) => [key, UNKNOWN]);
      return { id: "", outputs: { ...Object.fromEntries(unknown), ...withoutNotes(knownAtPreview(wanted)) } };
    }
    const made = { ...defined(filled), ...withoutNotes(outputs) };
    this.ask("create", subject, made);
    this.refuseTaken(wanted.type, id, made["region"]);
    live.add({ urn: subject.urn, type: wanted.type, id, inputs: withoutNotes(subject.inputs), properties: made });
    this.world.onCreated?.(subject.urn);
    return { id, outputs: this.asItIs(subject.urn, made) };
  }

  /** The resource afterwards: as before, with the new inputs. */
  update(subject: Subject, before: Before, ignored: string[], preview: boolean): Properties {
    const keys = Object.keys(this.diff(subject, before, ignored));
    if (!preview) this.ask("update", subject, before.outputs);
    this.world.settle(thingOf(subject.urn, before.outputs), preview ? [] : keys);
    const kept = without(keys, before.outputs);
    const updated = {
      ...(!preview && this.filledBy(subject, before)),
      ...kept,
      ...withoutNotes(without(ignored, subject.inputs)),
    };
    if (!preview) this.world.live.update(subject.urn, before.id, opened(updated) as Properties);
    return updated;
  }

  /** What AWS adds to a resource when it is changed: the secret of a password that RDS is to manage from then on. */
  private filledBy(subject: Subject, before: Before): Properties {
    const { outputs } = mockOf(this.wanted(subject));
    return without([...Object.keys(before.outputs), ...Object.keys(subject.inputs)], outputs);
  }

  /** As the bridge has it: an input that the program has set reads as it is by now. */
  read(subject: Subject, state: Properties, id: string): { inputs: Properties; outputs: Properties } | undefined {
    this.ask("read", subject, state);
    if (this.world.isGone(subject.urn)) return undefined;
    if (Object.keys(state).length === 0) return this.found(subject.urn, id);
    const outputs = this.asItIs(subject.urn, state);
    const entries = Object.entries(subject.inputs).map(([key, value]) => [
      key,
      key === DEFAULTED || !(key in state) ? value : outputs[key],
    ]);
    return { inputs: defined(Object.fromEntries(entries) as Properties), outputs };
  }

  delete(subject: Subject, state: Properties, id: string): void {
    this.ask("delete", subject, state);
    this.world.live.remove(subject.urn, id);
    this.world.onDeleted?.(subject.urn);
  }

  /** AWS has one of each name in a Region; some calls set what is there already. */
  private refuseTaken(type: string, id: string, region: unknown): void {
    const there = this.world.live.find(type, id, region);
    if (!there) return;
    if (!SET_AGAIN.data.includes(type)) throw new Error(`creating ${type} (${id}): api error AlreadyExists`);
    this.world.live.remove(there.urn, id);
  }

  /** An existing resource that the state does not have. */
  private found(urn: string, id: string): { inputs: Properties; outputs: Properties } {
    const there = this.world.live.find(typeOf(urn), id);
    if (there) return { inputs: there.inputs, outputs: there.properties };
    const inputs = this.world.of(existing(typeOf(urn), id));
    if (Object.keys(inputs).length === 0) throw new Error(`${typeOf(urn)} '${id}' does not exist`);
    return { inputs, outputs: mockOf(this.wanted({ urn, inputs })).outputs };
  }

  private asItIs(urn: string, state: Properties): Properties {
    return overlaid(state, this.world.of(thingOf(urn, state)));
  }

  private ask(action: Action, subject: Subject, believed: Properties): void {
    const { urn } = subject;
    const [inputs, state] = [subject.inputs, believed].map((properties) => opened(properties) as Properties);
    const asked: Asked = {
      action,
      urn,
      inputs: inputs!,
      believed: state!,
      now: this.asItIs(urn, state!),
      world: this.world,
    };
    const { reaches, refuses, then } = schemaOf(typeOf(urn));
    this.call(action, urn, this.regionOf(subject));
    for (const region of reaches?.(asked) ?? []) this.call("reach", urn, region);
    const failsAfterMs = this.world.fails(action, urn);
    if (failsAfterMs !== undefined)
      throw new LateError(`${action} ${typeOf(urn)}: api error InternalFailure`, failsAfterMs);
    const refusal = this.world.takeRefusal(typeOf(urn), action) ?? refuses?.(asked);
    if (refusal !== undefined) throw new Error(refusal);
    then?.(asked);
  }

  private call(action: CallAction, urn: string, region: string): void {
    const refused = (region === "global" ? HOME_OF_GLOBAL_SERVICES : region) === this.unavailable;
    this.calls.push({ action, urn, region, refused });
    if (refused) throw new Error(`${region}: no answer (the region is out of order)`);
  }

  private regionOf(subject: Subject): string {
    const { region } = knownAtPreview(this.wanted(subject));
    return typeof region === "string" ? region : "global";
  }

  private wanted({ urn, inputs }: Subject): Wanted {
    const place = placeOf(inputs, placeOfProvider(this.config));
    return { urn, type: typeOf(urn), name: nameOf(urn), inputs, place, additionalSecretOutputs: [] };
  }
}

/** The key of a resource in the world. */
function thingOf(urn: string, { arn }: Properties): string {
  return typeof arn === "string" ? arn : urn;
}
