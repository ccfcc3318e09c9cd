import type * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { ownArn, type Stack } from "../chaos/fis";

type Statements = pulumi.Input<aws.iam.PolicyStatement>[];
type Arns = pulumi.Input<string>[];

/** What FIS makes for an experiment it tags so, and takes away again at the end. */
const MANAGED = { "aws:RequestTag/managedByFIS": "true" };
const MADE = { "ec2:ResourceTag/managedByFIS": "true" };

function allow(Action: string | string[], Resource: Arns | string, equals?: Record<string, string>) {
  return {
    Effect: "Allow" as const,
    Action,
    Resource,
    ...(equals && { Condition: { StringEquals: equals } }),
  };
}

/** FIS tags what it makes in the call that makes it. */
function mayMake(at: Stack, create: string, kind: string): Statements {
  const made = ownArn(at, "ec2", `${kind}/*`);
  return [
    allow(`ec2:${create}`, made, MANAGED),
    allow("ec2:CreateTags", made, { "ec2:CreateAction": create, ...MANAGED }),
  ];
}

function vpcArn(at: Stack, vpcId: pulumi.Output<string>): pulumi.Output<string> {
  const vpc = ownArn(at, "ec2", "vpc/");
  return vpcId.apply((id) => `${vpc}${id}`);
}

/**
 * To clone network ACLs and put the clones in their place
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSFaultInjectionSimulatorNetworkAccess.html), for these subnets alone.
 */
export function mayDenyTraffic(at: Stack, subnets: Arns, vpcId: pulumi.Output<string>): Statements {
  const acls = ownArn(at, "ec2", "network-acl/*");
  return [
    ...mayMake(at, "CreateNetworkAcl", "network-acl"),
    allow("ec2:CreateNetworkAcl", [vpcArn(at, vpcId)]),
    allow(["ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAcl"], acls, MADE),
    // Also back to the ACL that was there before.
    allow("ec2:ReplaceNetworkAclAssociation", [...subnets, acls]),
    allow(
      ["ec2:DescribeNetworkAcls", "ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DescribeManagedPrefixLists"],
      "*",
    ),
  ];
}

/**
 * To put route tables and prefix lists of FIS's own in the place of the subnets'
 * (https://docs.aws.amazon.com/fis/latest/userguide/cross-region-scenario.html, permissions), for these subnets alone.
 */
export function mayDenyRegion(at: Stack, subnets: Arns, vpcId: pulumi.Output<string>): Statements {
  const tables = ownArn(at, "ec2", "route-table/*");
  const interfaces = ownArn(at, "ec2", "network-interface/*");
  const lists = ownArn(at, "ec2", "prefix-list/*");
  const vpc = vpcArn(at, vpcId);
  return [
    ...mayMake(at, "CreateRouteTable", "route-table"),
    allow("ec2:CreateRouteTable", [vpc]),
    allow("ec2:DeleteRouteTable", [tables, vpc], MADE),
    allow("ec2:CreateRoute", tables, MADE),
    ...mayMake(at, "CreateNetworkInterface", "network-interface"),
    allow("ec2:CreateNetworkInterface", [...subnets, ownArn(at, "ec2", "security-group/*")]),
    allow("ec2:DeleteNetworkInterface", interfaces, MADE),
    ...mayMake(at, "CreateManagedPrefixList", "prefix-list"),
    allow(["ec2:DeleteManagedPrefixList", "ec2:ModifyManagedPrefixList"], lists, {
      "aws:ResourceTag/managedByFIS": "true",
    }),
    // AWS's own lists too, of which an account is not the owner.
    allow("ec2:GetManagedPrefixListEntries", `arn:aws:ec2:${at.topology.region}:*:prefix-list/*`),
    allow(["ec2:ReplaceRouteTableAssociation", "ec2:AssociateRouteTable"], [...subnets, tables]),
    allow("ec2:DisassociateRouteTable", tables, MADE),
    allow("ec2:DisassociateRouteTable", subnets),
    allow("ec2:ModifyVpcEndpoint", tables, MADE),
    allow("ec2:ModifyVpcEndpoint", ownArn(at, "ec2", "vpc-endpoint/*")),
    allow(
      [
        "ec2:DescribeManagedPrefixLists",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
      ],
      "*",
    ),
  ];
}
