import { multipleRegions } from "../../../../policy/rules/globalaccelerator/multiple-regions";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const listener = resource("aws:globalaccelerator/listener:Listener", "https", {}, { region: "us-west-2" });
const group = (endpointGroupRegion?: unknown, listenerArn: unknown = listener.output("arn"), region = "us-east-1") =>
  resource(
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
    `group-${String(endpointGroupRegion)}-${region}`,
    { listenerArn, ...(endpointGroupRegion !== undefined && { endpointGroupRegion }) },
    { region },
  );
const weighing = (weight: unknown, inputs: object = {}) =>
  resource(
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
    "second",
    {
      listenerArn: listener.output("arn"),
      endpointGroupRegion: "eu-west-1",
      endpointConfigurations: [{ endpointId: "arn", weight }],
      ...inputs,
    },
    { region: "us-east-1" },
  );
const secondStack: Fixture = resource("aws:iam/role:Role", "role", {}, { stack: "secondary" });

judges(multipleRegions, {
  "two Regions": [[listener, group("us-east-1"), group("eu-west-1")], "compliant"],
  "two Regions, one by its provider": [[listener, group(), group("eu-west-1")], "compliant"],
  "one Region in both stacks": [[listener, group("us-east-1"), secondStack], "violation", /endpoints in us-east-1/],
  "two groups of one Region": [[listener, group("us-east-1"), group(), secondStack], "violation"],
  "one Region in the stack that is judged": [[listener, group("us-east-1")], "undecided", /judge both together/],
  "an unknown Region": [[listener, group("us-east-1"), group(unknown), secondStack], "undecided"],
  "a group of an unknown listener": [
    [listener, group("us-east-1"), group("eu-west-1", unknown), secondStack],
    "undecided",
  ],
  "no traffic for the second until a failover, by its traffic dial": [
    [listener, group("us-east-1"), weighing(128, { trafficDialPercentage: 0 })],
    "compliant",
  ],
  "endpoints of a weight of 0 in the second": [[listener, group("us-east-1"), weighing(0), secondStack], "violation"],
  "an unknown weight in the second": [[listener, group("us-east-1"), weighing(unknown), secondStack], "compliant"],
  none: [[listener, secondStack], "violation", /no Region/],
});
