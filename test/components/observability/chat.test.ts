import assert from "node:assert/strict";
import { planOf, statementsOf } from "../plans";

const SLACK = "aws:chatbot:SlackChannelConfiguration";
const TEAMS = "aws:chatbot:TeamsChannelConfiguration";

const slack = { workspace: "T07EA123LEP", channel: "C07EZ1ABC23" };
const teams = {
  tenant: "1b6c2a44-8f0d-4c3e-9b5e-2f6a7d8c9e01",
  team: "7f3e5d21-4a6b-4c8d-9e0f-1a2b3c4d5e6f",
  channel: "19%3a0123456789abcdef%40thread.tacv2",
};
const chatting = (chat: object) => planOf({ shared: { alerts: { emails: ["oncall@example.com"], chat } } }, "trail");

const topic = (region: string, name: string) => `arn:aws:sns:${region}:123456789012:storefront-${name}`;

describe("a chat channel", () => {
  it("is made once, by the secondary's stack, with the topics of both Regions", async () => {
    const { primary, secondary } = await chatting({ slack, teams });
    for (const type of [SLACK, TEAMS]) {
      assert.equal(primary.all(type).length, 0);
      const { inputs } = secondary.one(type);
      assert.deepEqual(inputs["snsTopicArns"], [
        topic("us-east-1", "alerts"),
        topic("us-west-2", "alerts"),
        topic("us-east-1", "alerts-warning"),
        topic("us-west-2", "alerts-warning"),
      ]);
      assert.equal(inputs["region"], "us-west-2", "a Region where the service has an endpoint");
    }
    assert.deepEqual(
      ["slackTeamId", "slackChannelId"].map((key) => secondary.one(SLACK).inputs[key]),
      [slack.workspace, slack.channel],
    );
    assert.deepEqual(
      ["tenantId", "teamId", "channelId"].map((key) => secondary.one(TEAMS).inputs[key]),
      [teams.tenant, teams.team, teams.channel],
    );
  });

  it("gets critical alarms alone, where the settings say so", async () => {
    const { secondary } = await chatting({ slack, severity: "critical" });
    assert.deepEqual(secondary.one(SLACK).inputs["snsTopicArns"], [
      topic("us-east-1", "alerts"),
      topic("us-west-2", "alerts"),
    ]);
    assert.equal(secondary.all(TEAMS).length, 0);
  });

  it("lets its members look at metrics, and do nothing", async () => {
    const { secondary } = await chatting({ slack });
    const { inputs } = secondary.one(SLACK);
    assert.deepEqual(inputs["guardrailPolicyArns"], ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"]);
    const role = secondary.one("aws:iam:Role", "storefront-chat");
    assert.equal(role.outputs["arn"], inputs["iamRoleArn"]);
    const [statement, ...others] = statementsOf(
      secondary.one("aws:iam:RolePolicy", "storefront-chat").inputs["policy"],
    );
    assert.deepEqual(others, []);
    assert.match(role.inputs["assumeRolePolicy"], /chatbot\.amazonaws\.com/);
    assert.ok(statement!["Action"].every((action: string) => /^cloudwatch:(Describe|Get|List)\*$/.test(action)));
  });
});
