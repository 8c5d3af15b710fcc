using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sidecar.Protocol.Tests.Contract;

public class ContractCompatibilityTests
{
    [Fact]
    public void AdditionsOfEveryKind_AreCompatible() =>
        Assert.Empty(
            Breaks(contract =>
            {
                contract.MessageType.Add(new DescriptorProto { Name = "New" });
                contract.MessageType[0].Field.Add(Field("added", 9, FieldDescriptorProto.Types.Type.Bool));
                contract.EnumType[0].Value.Add(new EnumValueDescriptorProto { Name = "MOOD_SAD", Number = 7 });
                contract.Service[0].Method.Add(Call("Added", "Request"));
            })
        );

    [Fact]
    public void ARemovedField_IsABreakUnlessNumberAndNameAreReserved()
    {
        Assert.Contains("gone without", Assert.Single(Breaks(RemoveText)), StringComparison.Ordinal);
        Assert.Single(
            Breaks(contract =>
            {
                RemoveText(contract);
                contract.MessageType[0].ReservedName.Add("text");
            })
        );
        Assert.Empty(
            Breaks(contract =>
            {
                RemoveText(contract);
                ReserveText(contract);
            })
        );
    }

    [Fact]
    public void ARemovedEnumValue_IsABreakUnlessNumberAndNameAreReserved()
    {
        static void Remove(FileDescriptorProto contract) => contract.EnumType[0].Value.RemoveAt(1);
        Assert.Single(Breaks(Remove));
        Assert.Empty(
            Breaks(contract =>
            {
                Remove(contract);
                contract.EnumType[0].ReservedName.Add("MOOD_GLAD");
                contract
                    .EnumType[0]
                    .ReservedRange.Add(new EnumDescriptorProto.Types.EnumReservedRange { Start = 1, End = 1 });
            })
        );
    }

    [Fact]
    public void AChangedField_IsABreak()
    {
        Assert.Single(Breaks(contract => Text(contract).Number = 5));
        Assert.Single(Breaks(contract => Text(contract).Type = FieldDescriptorProto.Types.Type.Bytes));
        Assert.Single(Breaks(contract => Text(contract).Label = FieldDescriptorProto.Types.Label.Repeated));
        Assert.Single(Breaks(contract => Text(contract).Name = "words"));
        Assert.Single(
            Breaks(contract =>
            {
                contract.MessageType[0].OneofDecl.Add(new OneofDescriptorProto { Name = "body" });
                Text(contract).OneofIndex = 0;
            })
        );
    }

    [Fact]
    public void ARemovedOrChangedCall_IsABreak()
    {
        Assert.Single(Breaks(contract => contract.Service[0].Method.Clear()));
        Assert.Single(Breaks(contract => contract.Service[0].Method[0].ServerStreaming = true));
        Assert.Equal(2, Breaks(contract => contract.Service.Clear()).Count);
    }

    [Fact]
    public void ARemovedReservation_IsABreak()
    {
        var landed = Contract();
        RemoveText(landed);
        ReserveText(landed);
        var current = Contract();
        RemoveText(current);

        Assert.Equal(2, ContractCompatibility.Breaks(Surface(landed), Surface(current)).Count);
    }

    private static IReadOnlyList<string> Breaks(Action<FileDescriptorProto> change)
    {
        var current = Contract();
        change(current);
        return ContractCompatibility.Breaks(Surface(Contract()), Surface(current));
    }

    private static IReadOnlyList<string> Surface(FileDescriptorProto contract) =>
        ContractSurface.Of(FileDescriptor.BuildFromByteStrings([contract.ToByteString()]));

    private static FileDescriptorProto Contract() =>
        new()
        {
            Name = "t.proto",
            Package = "t",
            Syntax = "proto3",
            MessageType =
            {
                new DescriptorProto
                {
                    Name = "Request",
                    Field =
                    {
                        Field("text", 1, FieldDescriptorProto.Types.Type.String),
                        Field("count", 2, FieldDescriptorProto.Types.Type.Uint32),
                    },
                },
            },
            EnumType =
            {
                new EnumDescriptorProto
                {
                    Name = "Mood",
                    Value =
                    {
                        new EnumValueDescriptorProto { Name = "MOOD_UNSPECIFIED", Number = 0 },
                        new EnumValueDescriptorProto { Name = "MOOD_GLAD", Number = 1 },
                    },
                },
            },
            Service =
            {
                new ServiceDescriptorProto { Name = "Talk", Method = { Call("Ask", "Request") } },
            },
        };

    private static FieldDescriptorProto Field(string name, int number, FieldDescriptorProto.Types.Type type) =>
        new()
        {
            Name = name,
            Number = number,
            Type = type,
            Label = FieldDescriptorProto.Types.Label.Optional,
        };

    private static MethodDescriptorProto Call(string name, string message) =>
        new()
        {
            Name = name,
            InputType = ".t." + message,
            OutputType = ".t." + message,
        };

    private static FieldDescriptorProto Text(FileDescriptorProto contract) => contract.MessageType[0].Field[0];

    private static void RemoveText(FileDescriptorProto contract) => contract.MessageType[0].Field.RemoveAt(0);

    private static void ReserveText(FileDescriptorProto contract)
    {
        contract.MessageType[0].ReservedName.Add("text");
        contract.MessageType[0].ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = 1, End = 2 });
    }
}
