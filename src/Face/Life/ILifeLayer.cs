using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>One thing that lives in a face.</summary>
internal interface ILifeLayer
{
    /// <summary>Lives one frame on and adds to the pose what shows of it.</summary>
    void Advance(LifeScene scene, FacePose pose);
}
