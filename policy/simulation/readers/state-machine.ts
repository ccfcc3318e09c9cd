import { LAMBDA_FUNCTION, STATE_MACHINE } from "../../aws";
import { valueOf, type Resource, type ResourceOf } from "../../graph";
import { serviceAtom } from "../atoms";
import type { ElementId } from "../model";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { keyUse, regionalElement } from "../stores/spot";
import { reader } from "./reader";
import { words } from "./understands";

/**
 * A state machine is in several zones of its Region (https://docs.aws.amazon.com/step-functions/latest/dg/disaster-recovery-resiliency.html).
 * Which of its executions take which of its states is not followed: what one calls is in doubt with it.
 */
export const stateMachineReader = reader({
  types: [STATE_MACHINE],
  understands: words(
    "definition encryptionConfiguration loggingConfiguration name namePrefix publish region roleArn tags tracingConfiguration",
    "type versionDescription",
  ),
  read(machine, scene) {
    const why = `the state machine ${scene.nameOf(machine)}`;
    const key = keyUse(machine, "encryptionConfiguration.kmsKeyId", scene);
    const own = regionalElement(scene, machine, "states", { place: regionalPlace(machine), key, why });
    const called = calledBy(machine, scene);
    const reason = `Which executions of ${machine.name} call what fails is not known.`;
    const maybe = called === scene.up ? scene.up : scene.any([called, scene.unknown(reason, machine)], reason);
    return scene.all([own, maybe], why, machine);
  },
});

/** Up while everything that the definition names is. */
function calledBy(machine: ResourceOf<typeof STATE_MACHINE>, scene: Scene): ElementId {
  const { graph } = scene;
  const { region } = machine;
  const given = graph.string(machine, "definition");
  if (given.kind === "unknown")
    return scene.opaque(machine, "unknown", `What ${scene.nameOf(machine)} calls is known only after deployment.`);
  const definition = valueOf(given) ?? "";
  const dependencies = new Set(machine.propertyDependencies.definition ?? []);
  const names = new Set([...definition.matchAll(/:function:([A-Za-z0-9_-]+)/g)].map(([, name]) => name));
  const isNamed = (one: Resource) => dependencies.has(one.urn) || names.has(valueOf(graph.string(one, "name")));
  const lambdas = graph.ofType(LAMBDA_FUNCTION).filter((one) => one.region === region && isNamed(one));
  // https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html: arn:aws:states:::dynamodb:putItem
  const services = [...definition.matchAll(/:states:::(?:aws-sdk:)?([a-z0-9]+):/g)].map(([, name]) => String(name));
  const atoms = region === undefined ? [] : [...new Set(services)].sort().map((name) => serviceAtom(name, region));
  const why = `what ${scene.nameOf(machine)} calls`;
  return scene.all(
    [...lambdas.map((one) => scene.of(one)), ...(atoms.length > 0 ? [scene.leaf(atoms, why)] : [])],
    why,
  );
}
