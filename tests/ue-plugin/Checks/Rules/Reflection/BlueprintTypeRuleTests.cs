namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class BlueprintTypeRuleTests
{
    [Fact]
    public void KnownTypes_Pass() =>
        RuleAssert<BlueprintTypeRule>.Accepts(
            """
            UENUM(BlueprintType)
            enum class EMood : uint8 { A };
            USTRUCT(BlueprintType)
            struct FWord
            {
            	UPROPERTY(BlueprintReadOnly)
            	TArray<FString> Letters;
            };
            DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FOnWord, const FWord&, Word);
            UCLASS()
            class UThing
            {
            	UPROPERTY(BlueprintAssignable)
            	FOnWord OnWord;
            	UPROPERTY(BlueprintReadOnly)
            	TMap<FName, float> Curves;
            	UFUNCTION(BlueprintCallable)
            	static UThing* Ask(const UObject* Context, const FString& Text, EMood Mood, float Limit = 1.0f);
            	UFUNCTION(BlueprintPure)
            	TArray<FWord> Words() const;
            	UPROPERTY()
            	uint32 Epoch = 0;
            	UPROPERTY()
            	uint8 bIsOn : 1;
            };
            """
        );

    [Fact]
    public void UnsignedForBlueprint_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY(BlueprintReadOnly)
            	uint32 A = 0;
            };
            """,
            "A: Blueprint has no uint32"
        );

    [Fact]
    public void UnsignedInABlueprintStruct_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            USTRUCT(BlueprintType)
            struct FThing
            {
            	UPROPERTY()
            	uint64 A = 0;
            };
            """,
            "Blueprint has no uint64"
        );

    [Fact]
    public void StdString_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY()
            	std::string A;
            };
            """,
            "std::string is nothing"
        );

    [Fact]
    public void SizeTResult_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UFUNCTION(BlueprintCallable)
            	size_t Count() const;
            };
            """,
            "the result: size_t"
        );

    [Fact]
    public void VectorParameter_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UFUNCTION()
            	void Set(const std::vector<int>& Values);
            };
            """,
            "Values: std::vector<int>"
        );

    [Fact]
    public void NestedContainer_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY()
            	TArray<TArray<int32>> A;
            };
            """,
            "a container in a container"
        );

    [Fact]
    public void SharedPointer_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY()
            	TSharedPtr<FThing> A;
            };
            """,
            "TSharedPtr<FThing> is nothing"
        );

    [Fact]
    public void PointerToAStruct_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UFUNCTION()
            	void Set(FString* Text);
            };
            """,
            "only pointers to objects"
        );

    [Fact]
    public void ReferenceProperty_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY()
            	FString& A;
            };
            """,
            "a property is no reference"
        );

    [Fact]
    public void EnumThatIsNoBlueprintType_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UENUM()
            enum class EMood : uint8 { A };
            UCLASS()
            class UThing
            {
            public:
            	UFUNCTION(BlueprintCallable)
            	void Set(EMood Mood);
            };
            """,
            "EMood is no BlueprintType"
        );

    [Fact]
    public void UnknownStruct_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY()
            	FPlain A;
            };
            """,
            "FPlain is neither ours nor known"
        );

    [Fact]
    public void DelegateParameter_IsFound() =>
        RuleAssert<BlueprintTypeRule>.Refuses(
            "DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FOnA, uint16, Value);",
            "Blueprint has no uint16"
        );
}
