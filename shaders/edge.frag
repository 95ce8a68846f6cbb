#version 330 core

in vec2 place;
flat in vec4 shape; // length of the edge, half its width, dash on, dash off
flat in float pulse;
flat in vec4 line_colour, spot_colour;

uniform float pixel;

out vec4 fragment;

// How much of the framebuffer pixel around x lies between low and high.
float covered(float x, float low, float high) {
    float rim = pixel * 0.5;
    return clamp((min(x + rim, high) - max(x - rim, low)) / pixel, 0.0, 1.0);
}

void main() {
    float whole = shape.x, half_width = shape.y, on = shape.z, off = shape.w;
    float spot = 0.0;
    if (pulse >= 0.0) {
        float from_centre = (place.x - pulse * whole) / (10.0 + 5.0 * half_width);
        spot = exp(-from_centre * from_centre);
    }
    float half_here = half_width + spot * (0.5 * half_width + 1.5);
    float cover = covered(place.y, -half_here, half_here) * covered(place.x, 0.0, whole);
    if (off > 0.0) {
        float period = on + off;
        float from_dash = abs(mod(place.x - on * 0.5 + period * 0.5, period) - period * 0.5);
        // The pulse is seen between the dashes too.
        cover *= max(covered(from_dash, -on * 0.5, on * 0.5), spot);
    }
    vec4 colour = mix(line_colour, spot_colour, spot);
    fragment = vec4(colour.rgb, colour.a * cover);
}
