import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CHAT_REGIONS } from "../../facts/chatbot";
import { SEVERITIES, type ChatSettings, type Severity } from "../config/schema/alerts";
import type { Workload } from "../config/schema/workload";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import { alertsName, topicArn } from "../topology/messaging";

export interface ChatArgs {
  workload: Workload;
  chat: ChatSettings;
  /** The ARNs of the secondary's topics. */
  topicArns: Readonly<Record<Severity, pulumi.Output<string>>>;
}

/** The most that a member of the channel may do through it: to look at metrics. By default AWS allows what an administrator may. */
const GUARDRAIL = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";

/**
 * Channels of Slack and Microsoft Teams that are notified by both regions' alarms, by Amazon Q Developer in chat applications. An account has one
 * configuration of a channel, with the topics of both regions: the secondary's stack, which is deployed second, makes it, and a failover changes
 * nothing of it. A person has authorized the workspace or the team in the account's console before
 * (https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html).
 */
export class Chat extends pulumi.ComponentResource {
  constructor(name: string, { workload, chat, topicArns }: ChatArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:observability:Chat", name, {}, opts);
    const parent = { parent: this };
    const { role, policy } = roleWithPolicy(
      name,
      {
        assumeRolePolicy: assumedBy("chatbot.amazonaws.com"),
        // For the graphs beside an alarm (https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-iam-policies.html).
        statements: [
          { Effect: "Allow", Action: ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"], Resource: "*" },
        ],
      },
      parent,
    );
    const severities = SEVERITIES.filter((severity) => chat.severity === "all" || severity === chat.severity);
    const common = {
      region: apiRegion(workload),
      iamRoleArn: role.arn,
      guardrailPolicyArns: [GUARDRAIL],
      snsTopicArns: severities.flatMap((severity) => [
        topicArn(workload, "primary", alertsName(workload, severity)),
        topicArns[severity],
      ]),
      tags: { Name: name },
    };
    const { slack, teams } = chat;
    if (slack)
      new aws.chatbot.SlackChannelConfiguration(
        `${name}-slack`,
        { configurationName: `${name}-slack`, slackTeamId: slack.workspace, slackChannelId: slack.channel, ...common },
        { parent: this, dependsOn: [policy] },
      );
    if (teams)
      new aws.chatbot.TeamsChannelConfiguration(
        `${name}-teams`,
        {
          configurationName: `${name}-teams`,
          tenantId: teams.tenant,
          teamId: teams.team,
          channelId: teams.channel,
          ...common,
        },
        { parent: this, dependsOn: [policy] },
      );
    this.registerOutputs({});
  }
}

/** The service has endpoints in few regions: the secondary's, or another than the primary's, so that `up` of the secondary never needs that. */
function apiRegion({ regions }: Workload): string {
  const { data } = CHAT_REGIONS;
  return data.find((region) => region === regions.secondary) ?? data.find((region) => region !== regions.primary)!;
}
