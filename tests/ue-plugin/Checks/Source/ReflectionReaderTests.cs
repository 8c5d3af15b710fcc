namespace Sidecar.UePlugin.Tests.Source;

public class ReflectionReaderTests
{
    private const string Text = """
        namespace UE { void F(); }
        UCLASS(BlueprintType, meta = (BlueprintSpawnableComponent, DisplayName = "A, B"))
        class SIDECAR_API UVoice final : public UActorComponent, public IEar
        {
            GENERATED_BODY()

        public:
            UVoice() : A(1), B{2} { Go(); }

            UPROPERTY(EditAnywhere, Category = "Sidecar|Voice", meta = (ClampMin = "0"))
            TMap<FName, float> Curves = {{"a", 1.0f}, {"b", 2.0f}};

            UFUNCTION(BlueprintCallable, Category = "Sidecar")
            virtual bool Say(UPARAM(ref) FString& Text, const TArray<int32>& Ids = {}, bool bNow = F(1, 2)) const;

            virtual void BeginPlay() override { for (;;) { } }

        private:
            FString Endpoint = TEXT("auto");
            uint8 bOn : 1;
        };
        """;

    private static readonly ReflectedType Type = Assert.Single(new SourceFile("Source/M/Public/Voice.h", Text).Types);

    [Fact]
    public void AClass_HasItsNameBasesAndSpecifiers()
    {
        Assert.Equal(("UCLASS", "class", "UVoice", 2), (Type.Macro, Type.Keyword, Type.Name, Type.Line));
        Assert.Equal("public UActorComponent , public IEar", Type.Bases);
        Assert.Equal("A, B", Type.Specifiers["displayname"]);
        Assert.True(Type.HasGeneratedBody);
        Assert.Equal(0, Type.NamespaceDepth);
    }

    [Fact]
    public void AProperty_HasItsTypeWithoutItsValue()
    {
        Member property = Assert.Single(Type.Members, m => m.IsProperty);
        Assert.Equal("TMap < FName , float > Curves", $"{property.Declaration.TypeText} {property.Declaration.Name}");
        Assert.Equal("Sidecar|Voice", property.Specifiers["Category"]);
        Assert.Equal("public", property.Access);
    }

    [Fact]
    public void AFunction_HasItsParametersWithoutTheirDefaults()
    {
        Declaration function = Assert.Single(Type.Members, m => m.IsFunction).Declaration;
        Assert.Equal(("bool", "Say"), (function.TypeText, function.Name));
        Assert.Equal(
            ["FString & Text", "const TArray < int32 > & Ids", "bool bNow"],
            function.Parameters!.Select(p => $"{p.TypeText} {p.Name}")
        );
    }

    [Fact]
    public void MembersBehindBodies_AreRead()
    {
        Member last = Type.Members[^1];
        Assert.Equal(("uint8", "bOn", "private"), (last.Declaration.TypeText, last.Declaration.Name, last.Access));
        Assert.Contains(Type.Members, m => m.Declaration.Name == "BeginPlay");
        Assert.Null(Assert.Single(Type.Members, m => m.Declaration.Name == "Endpoint").Declaration.Parameters);
    }
}
